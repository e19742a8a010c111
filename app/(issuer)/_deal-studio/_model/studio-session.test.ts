import { breakEvenShock } from "@/lib/core/abs/losses/break-even";
import { outlookYears } from "@/lib/core/abs/outlook/station-outlook";
import { shockRevenue } from "@/lib/core/abs/pool/period-inputs";
import { projectDeal } from "@/lib/core/abs/projection/project";
import { demoAbs, demoIdentity, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { structureDeal } from "@/lib/core/deal/structure";
import { FAN_PATHS, StudioSession } from "./studio-session";

const station = { stationId: "a", stationName: "A", shareBps: 10_000, from: "2026-11", risk: null };
const session = new StudioSession({
  months: [...demoMonths],
  stations: [{ ...station, years: outlookYears(demoMonths) }],
});
const answer = session.answer(demoAbs, 2_500);

function resultOf<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test("the draft's figures are those that the deal gets when it is structured", () => {
  const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
  const base = projectDeal(terms, demoMonths);
  const downside = projectDeal(terms, shockRevenue(demoMonths, 2_500));
  const breakEven = resultOf(session.breakEven(answer));
  for (const [index, { id }] of terms.tranches.entries()) {
    expect(answer.base.tranches[index]?.yieldRate).toBe(base.tranches[id]?.yieldRate);
    expect(answer.downside.tranches[index]?.minimumDscr).toBe(downside.tranches[id]?.minimumDscr);
    expect(breakEven[index]).toBe(breakEvenShock(terms, demoMonths, id));
  }
});

test("a wrong waterfall is refused with its step and reason", () => {
  const [first, ...rest] = answer.terms.waterfall;
  const waterfall = first ? [...rest.slice(0, -1), first] : [];
  expect(() => session.answer({ ...demoAbs, waterfall }, 2_000)).toThrow(
    expect.objectContaining({ code: "WATERFALL_UNSOUND", data: expect.objectContaining({ step: "operating-costs" }) }),
  );
});

test("a date of the downside runs on less cash than that of the base case", () => {
  const residual = (of: "base" | "downside") =>
    session.ledger(answer, { case: of, period: 20 }).at(-2)?.leftMinor ?? 0n;
  expect(residual("downside")).toBeLessThan(residual("base"));
});

test("many futures: junior loses first, bands enclose their median, and the same draft gives the same", () => {
  const run = () => {
    const steps = session.losses(answer);
    const told: number[] = [];
    for (;;) {
      const step = steps.next();
      if (step.done) return { told, losses: step.value };
      told.push(step.value);
    }
  };
  const { told, losses } = run();
  expect(told.every((share, index) => share >= (told[index - 1] ?? 0) && share < 1)).toBe(true);
  expect(losses.paths).toBe(FAN_PATHS);
  const [senior, mezzanine, junior] = losses.tranches;
  expect(junior?.defaultProbability).toBeGreaterThanOrEqual(mezzanine?.defaultProbability ?? 1);
  expect(mezzanine?.defaultProbability).toBeGreaterThanOrEqual(senior?.defaultProbability ?? 1);
  expect(losses.bands).toHaveLength(4);
  expect(losses.revenueDrop.p99).toBeGreaterThan(losses.revenueDrop.p90);
  const again = run();
  expect(again.losses).toEqual(losses);
  // The futures are drawn once: the second time the first share told is already beyond them.
  expect(again.told[0]).toBeGreaterThan(0.3);
});
