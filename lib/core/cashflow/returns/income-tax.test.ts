import { STANDARD_NODE } from "../../station/presets/standard-node";
import { depreciationOf, incomeTaxes, taxesByYear } from "./income-tax";

test("losses are carried forward and shelter up to the limit", () => {
  // 100 lost; then 80 of 100 sheltered at 80 %, 20 taxed; then the last 20 sheltered, 80 taxed.
  expect(incomeTaxes({ rate: 0.25, lossUseLimit: 0.8 }, [-100, 100, 100, 0])).toEqual([0, 5, 20, 0]);
  expect(taxesByYear("refunded", [0.25, 0.25], [-100, 100])).toEqual([-25, 25]);
});

test("straight-line depreciation ends with each item's life and adds up to what was paid", () => {
  const costs = {
    ...STANDARD_NODE.costs,
    capex: [
      { name: "a", amount: "1000", depreciationYears: 10 },
      { name: "b", amount: "500", depreciationYears: 5 },
      { name: "land", amount: "500", depreciationYears: 0 },
    ],
    investmentGrant: "400",
  };
  expect(depreciationOf(costs, 1)).toBeCloseTo(0.8 * 200, 12);
  expect(depreciationOf(costs, 6)).toBeCloseTo(0.8 * 100, 12);
  expect(depreciationOf(costs, 11)).toBe(0);
  const total = Array.from({ length: 20 }, (_, index) => depreciationOf(costs, index + 1)).reduce((a, b) => a + b, 0);
  expect(total).toBeCloseTo(0.8 * 1500, 9);
});

test("MACRS takes the place of the straight line where the item says so", () => {
  const costs = {
    ...STANDARD_NODE.costs,
    capex: [{ name: "a", amount: "1000", depreciationYears: 20, macrsYears: 5 as const }],
    investmentGrant: "0",
  };
  // IRS Publication 946, table A-1.
  expect([1, 2, 6, 7].map((year) => depreciationOf(costs, year))).toEqual([200, 320, 57.6, 0]);
});
