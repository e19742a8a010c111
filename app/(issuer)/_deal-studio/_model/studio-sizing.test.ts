import { demoAbs, demoGreenBond, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import type { StudioLosses } from "./studio-losses";
import { StudioSession } from "./studio-session";
import { casesOf, sizeStudio, streamsOf, USUAL_CASES, USUALLY_CONTRACTED, withSizes } from "./studio-sizing";

const session = new StudioSession({ months: [...demoMonths], stations: [] });
const shorter = { calendar: { ...demoAbs.calendar, months: 36 }, tenorMonths: 36 };
const answer = session.answer({ ...demoAbs, ...shorter }, 2_000);
const cover = { by: "cover" as const, contracted: ["charging-energy" as const], cases: USUAL_CASES };

test("by cover: more cover is less debt, the binding case is one of those given, and a bond has one class", () => {
  const sized = sizeStudio(session, answer, cover) ?? [];
  expect(sized.map(({ of }) => of)).toEqual(["senior", "mezzanine"]);
  expect(USUAL_CASES.map(({ name }) => name)).toContain(sized[0]?.bindingCase);
  const harder = USUAL_CASES.map((text) => ({ ...text, contracted: "3" }));
  const less = sizeStudio(session, answer, { ...cover, cases: harder }) ?? [];
  expect(Number(less[0]?.parMinor)).toBeLessThan(Number(sized[0]?.parMinor));
  const bond = session.answer({ ...demoGreenBond, ...shorter }, 2_000);
  expect(sizeStudio(session, bond, cover)).toHaveLength(1);
});

test("by waterfall: an easier fall of revenue carries more, and the draft takes over what is found", () => {
  const order = { by: "waterfall" as const, seniorDrop: "30", mezzanineDrop: "15" };
  const sized = sizeStudio(session, answer, order) ?? [];
  const par = (of: string) => Number(sized.find((row) => row.of === of)?.parMinor);
  expect(par("senior")).toBeGreaterThan(0);
  expect(par("mezzanine")).toBeGreaterThan(100_000);
  const easier = sizeStudio(session, answer, { ...order, seniorDrop: "10", mezzanineDrop: "5" }) ?? [];
  expect(Number(easier[0]?.parMinor)).toBeGreaterThan(par("senior"));
  const draft = withSizes(answer.request, answer, sized);
  expect(draft).toMatchObject({ senior: { size: { by: "par", parMinor: String(par("senior")) } } });
});

test("figures that are none are refused; cases take over the simulated falls; streams are those that bring revenue", () => {
  const wrong = [{ name: "P50", drop: "much", contracted: "1.3", merchant: "2", total: "1.2" }];
  expect(sizeStudio(session, answer, { ...cover, cases: wrong })).toBeNull();
  expect(sizeStudio(session, answer, { by: "waterfall", seniorDrop: "-1", mezzanineDrop: "5" })).toBeNull();
  const losses = { revenueDrop: { p50: -0.01, p90: 0.1234, p99: 0.2 } } as StudioLosses;
  expect(casesOf(losses).map(({ drop }) => drop)).toEqual(["0.00", "12.34", "20.00"]);
  expect(streamsOf(session)).toEqual(["charging-energy", "export"]);
  expect(USUALLY_CONTRACTED).not.toContain("export");
});
