import { demoAbs, demoIdentity, demoMonths } from "../../deal/demo-deal.fixture";
import { structureDeal } from "../../deal/structure";
import { outlookYears } from "../outlook/station-outlook";
import { shockRevenue } from "../pool/period-inputs";
import { projectDeal } from "../projection/project";
import { StressSizes, stressSizes } from "../sizing/stress-sizing";
import { DealLosses, dealLosses } from "./deal-losses";

const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
const months = [...demoMonths];
const station = {
  ...{ stationId: "stn_1", stationName: "Example station", shareBps: 10_000, from: "2026-11" },
  ...{ years: outlookYears(demoMonths), risk: null },
};
const pool = { months, stations: [station] };
const grades = {
  ...{ name: "House table", measure: "expected-loss" as const },
  grades: [
    { grade: "A", atMost: 0.0001 },
    { grade: "B", atMost: 0.05 },
  ],
};

test("losses fall on the classes in their order, and a grade comes only from the user's own table", () => {
  const order = { paths: 150, seed: 7, attachFor: [0.5, 0.1, 0.01], grades };
  const result = dealLosses(terms, pool, order);
  expect(DealLosses.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  const [senior, mezzanine, junior] = result.tranches.map(({ expectedLoss }) => expectedLoss);
  expect(senior).toBeLessThanOrEqual(mezzanine ?? -1);
  expect(mezzanine).toBeLessThanOrEqual(junior ?? -1);
  expect(junior).toBeGreaterThan(0);
  for (const { quantiles, grade, expectedLoss } of result.tranches) {
    expect(quantiles.p50).toBeLessThanOrEqual(quantiles.p1);
    const expected = expectedLoss <= 0.0001 ? "A" : expectedLoss <= 0.05 ? "B" : null;
    expect(grade).toEqual({ grade: expected, table: "House table", label: "not a rating" });
  }
  const points = result.attachment.map(({ attachesAt }) => attachesAt);
  expect([...points].sort((a, b) => a - b)).toEqual(points);
  expect(dealLosses(terms, pool, order)).toEqual(result);
  expect(dealLosses(terms, pool, { paths: 100, seed: 7 }).tranches[0]).not.toHaveProperty("grade");
});

test("a class sized under stress is paid in full at that stress, by the deal's own waterfall", () => {
  const [senior] = terms.tranches;
  if (!senior) throw new Error("the deal has a senior class");
  const cases = [{ name: "half", revenueDropBps: 5_000, costRiseBps: 0 }];
  const sized = stressSizes(terms, months, { classes: [{ trancheId: senior.id, cases }] });
  expect(StressSizes.parse(sized)).toEqual(sized);
  const [own] = sized.classes;
  expect(own?.bindingCase).toBe("half");
  const scaled = (part: string) => (BigInt(part) * BigInt(own?.parMinor ?? "0")) / BigInt(senior.originalParMinor);
  const schedule = senior.schedule.map(scaled);
  const rest = BigInt(own?.parMinor ?? "0") - schedule.reduce((sum, principal) => sum + principal, 0n);
  const last = schedule.findLastIndex((principal) => principal > 0n);
  schedule[last] = (schedule[last] ?? 0n) + rest;
  const alone = {
    ...terms,
    tranches: terms.tranches.map((tranche) =>
      tranche.id === senior.id
        ? { ...tranche, originalParMinor: own?.parMinor ?? "0", schedule: schedule.map(String) }
        : { ...tranche, originalParMinor: "0", schedule: tranche.schedule.map(() => "0") },
    ),
  };
  expect(projectDeal(alone, shockRevenue(months, 5_000)).tranches[senior.id]?.lossMinor).toBe(0n);
  expect(() => stressSizes(terms, months, { classes: [{ trancheId: "trn_none", cases }] })).toThrow(
    expect.objectContaining({ code: "TRANCHE_UNKNOWN" }),
  );
});
