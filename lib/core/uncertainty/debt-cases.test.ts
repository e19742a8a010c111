import { DebtCase } from "../station/finance-plan";
import { debtCasesOf } from "./debt-cases";

const spread = { mean: 100, standardDeviation: 10, p50: 100, p75: 90, p90: 80, p95: 75, p99: 60 };

test("the cases are P50, P90 of ten years and P99 of one year, each over the median of its period", () => {
  const cases = debtCasesOf({
    cfads: { oneYear: { ...spread, p99: 50 }, tenYears: { ...spread, p50: 200 }, life: spread },
  });
  expect(cases.map(({ cashFactor, contractedDscr }) => [cashFactor, contractedDscr])).toEqual([
    [1, 1.3],
    [0.4, 1.15],
    [0.5, 1],
  ]);
  for (const one of cases) expect(DebtCase.parse(one)).toEqual(one);
});

test("cash that a bad year does not bring carries no debt: there is nothing to size by", () => {
  expect(debtCasesOf({ cfads: { oneYear: { ...spread, p99: -5 }, tenYears: spread, life: spread } })).toEqual([]);
});
