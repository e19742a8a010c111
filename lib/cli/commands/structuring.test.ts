import { simulatedPeriod } from "@/test/simulated-period";
import { DealLosses } from "../../core/abs/losses/deal-losses";
import { outlookYears } from "../../core/abs/outlook/station-outlook";
import { projectDeal } from "../../core/abs/projection/project";
import { summarizeProjection } from "../../core/abs/projection/projection-summary";
import { projectionTable } from "../../core/abs/projection/projection-table";
import { UpdatedProjection } from "../../core/abs/projection/updated-projection";
import { SizingResult } from "../../core/abs/sizing/sizing-request";
import { StressSizes } from "../../core/abs/sizing/stress-sizing";
import { demoAbs, demoIdentity, demoMonths } from "../../core/deal/demo-deal.fixture";
import { documentFigures } from "../../core/deal/documents/document-figures";
import { structureDeal } from "../../core/deal/structure";
import type { Json } from "../../core/evidence/canonical-json";
import { hashOf, sha256 } from "../../core/evidence/hash";
import { computeStatement } from "../../core/settlement/compute-statement";
import { dealCommand } from "./deal";

async function run(command: typeof dealCommand, argv: string[], files: Record<string, string> = {}) {
  const printed: string[] = [];
  const written = new Map<string, string>();
  const io = {
    readFile: async (path: string) => new TextEncoder().encode(files[path] ?? ""),
    print: (text: string) => void printed.push(text),
    writeFile: async (path: string, bytes: Uint8Array) => void written.set(path, new TextDecoder().decode(bytes)),
  };
  return { code: await command(argv, io), text: printed.join("\n"), written };
}

test("deal run says what is wrong with its files", async () => {
  expect(await run(dealCommand, ["run", "terms.json"])).toMatchObject({ code: 2 });
  const broken = await run(dealCommand, ["run", "terms.json", "--cashflow", "m.json"], {
    "terms.json": "{",
    "m.json": "[]",
  });
  expect(broken).toMatchObject({ code: 1, text: expect.stringContaining("CLI_NOT_JSON") });
  const wrong = await run(dealCommand, ["run", "t.json", "--cashflow", "m.json"], { "t.json": "{}", "m.json": "[]" });
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining("CLI_INPUT_INVALID") });
});

test("deal size takes the cases as JSON and gives both classes as JSON", async () => {
  const stream = { stream: "contracted", cashMinor: ["1000000", "1000000"], seniorDscr: "1.25", totalDscr: "1.1" };
  const request = {
    closing: "2026-01-15",
    payments: ["2027-01-15", "2028-01-15"],
    dayCount: "30/360",
    seniorCouponRate: "0.05",
    mezzanineCouponRate: "0.08",
    cases: [{ name: "P50", streams: [stream] }],
  };
  const { code, text } = await run(dealCommand, ["size", "s.json"], { "s.json": JSON.stringify(request) });
  expect(code).toBe(0);
  const { senior } = SizingResult.parse(JSON.parse(text));
  // 800000 / 1.05 + 800000 / 1.05^2
  expect(Number(senior.parMinor)).toBeCloseTo(1_487_528, -1);
  expect(senior.bindingCase).toBe("P50");
  const none = JSON.stringify({ ...request, cases: [] });
  expect(await run(dealCommand, ["size", "s.json"], { "s.json": none })).toMatchObject({ code: 1 });
});

test.each([
  ["rehearse", "t.json"],
  ["rehearse", "t.json", "--failure", "f.json"],
  ["losses", "t.json"],
  ["stress-size", "t.json"],
  ["documents", "f.json"],
  ["update", "t.json", "--cashflow", "m.json"],
  ["float", "t.json"],
])("deal %s without its files is a misuse", async (...argv) => {
  expect(await run(dealCommand, argv)).toMatchObject({ code: 2 });
});

const terms = structureDeal(demoAbs, demoIdentity, demoMonths);

test("deal documents makes the published files again from their figures, each with its hash", async () => {
  const projection = projectDeal(terms, demoMonths);
  const one = { ...projectionTable(projection), summary: summarizeProjection(projection) };
  const figures = documentFigures({
    ...{ terms, termsHash: hashOf(terms as Json), base: one, downside: one, downsideShockBps: 0, breakEvenBps: {} },
  });
  const text = JSON.stringify(figures);
  const made = await run(dealCommand, ["documents", "f.json", "--out", "folder"], { "f.json": text });
  expect(made.code).toBe(0);
  expect(made.written.size).toBe(1 + 2 * terms.tranches.length);
  for (const [path, content] of made.written) expect(made.text).toContain(`${sha256(content)}  ${path.slice(7)}`);
  const forged = JSON.stringify({ ...figures, termsHash: "0".repeat(64) });
  expect(await run(dealCommand, ["documents", "f.json", "--out", "folder"], { "f.json": forged })).toMatchObject({
    ...{ code: 1, text: expect.stringContaining("FIGURES_OF_OTHER_TERMS") },
  });
});

test("deal update takes statements for closed periods; without one it is the forecast, and a stranger's is refused", async () => {
  const files = { "t.json": JSON.stringify(terms), "m.json": JSON.stringify(demoMonths), "none.json": "[]" };
  const argv = ["update", "t.json", "--cashflow", "m.json", "--statements"];
  const forecast = await run(dealCommand, [...argv, "none.json"], files);
  expect(forecast.code).toBe(0);
  const updated = UpdatedProjection.parse(JSON.parse(forecast.text));
  expect(updated).toMatchObject({ actualUntil: null, realised: null });
  expect(updated.summary).toEqual(summarizeProjection(projectDeal(terms, demoMonths)));

  const { input } = await simulatedPeriod();
  const { statement } = computeStatement(input);
  const own = { ...statement, dealId: terms.dealId, period: terms.calendar.periods[0]?.period };
  const list = (one: object) => ({ ...files, "s.json": JSON.stringify([one]) });
  const closed = UpdatedProjection.parse(JSON.parse((await run(dealCommand, [...argv, "s.json"], list(own))).text));
  expect(closed.actualUntil).toBe(own.period);
  expect(closed.table.periods[0]?.distributableMinor).toBe(statement.totals.distributableCashMinor);
  expect(closed.table.periods[1]?.distributableMinor).toBe(updated.table.periods[1]?.distributableMinor);
  expect(await run(dealCommand, [...argv, "s.json"], list(statement))).toMatchObject({ code: 1 });
}, 120_000);

test("deal losses and deal stress-size answer as JSON, deal pool fails where a rule is broken", async () => {
  const station = { stationId: "stn_1", stationName: "One", shareBps: 10_000, from: "2026-11", risk: null };
  const pool = { months: demoMonths, stations: [{ ...station, years: outlookYears(demoMonths) }] };
  const files = {
    "t.json": JSON.stringify(terms),
    "p.json": JSON.stringify(pool),
    "m.json": JSON.stringify(demoMonths),
  };
  const losses = await run(dealCommand, ["losses", "t.json", "--pool", "p.json", "--paths", "100"], files);
  expect(DealLosses.parse(JSON.parse(losses.text)).tranches).toHaveLength(3);
  const cases = [{ name: "half", revenueDropBps: 5000, costRiseBps: 0 }];
  const sizing = JSON.stringify({ classes: [{ trancheId: terms.tranches[0]?.id, cases }] });
  const argv = ["stress-size", "t.json", "--cashflow", "m.json", "--cases", "s.json"];
  const sized = await run(dealCommand, argv, { ...files, "s.json": sizing });
  expect(StressSizes.parse(JSON.parse(sized.text)).classes[0]?.bindingCase).toBe("half");
  const candidate = {
    ...{ stationId: `stn_${"1".repeat(26)}`, valueMinor: "1", country: "FR", region: "R", offtaker: "O" },
    ...{ manufacturer: "M", inOperationSince: null, verifiedBps: 1, contractedBps: 1, remainingLifeMonths: 1 },
  };
  const ruled = { rules: { eligibility: { countries: ["US"] }, concentration: [] }, stations: [candidate] };
  const broken = await run(dealCommand, ["pool", "r.json"], { "r.json": JSON.stringify(ruled) });
  expect(broken).toMatchObject({ code: 1, text: expect.stringContaining("POOL_RULES_BROKEN") });
});
