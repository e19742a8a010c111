import fc from "fast-check";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { fundReplacements } from "./fund-replacements";

const month = (index: number, replacement: bigint): MonthlyCashFlow => ({
  month: `20${String(30 + Math.floor(index / 12)).padStart(2, "0")}-${String((index % 12) + 1).padStart(2, "0")}`,
  revenue: { export: "100000" },
  cost: { insurance: "1000", replacement: replacement.toString() },
  cfads: (99_000n - replacement).toString(),
});

test("a lump is spread evenly over the months up to its own", () => {
  const funded = fundReplacements([month(0, 0n), month(1, 0n), month(2, 100n), month(3, 0n), month(4, 10n)]);
  expect(funded.map(({ cost }) => cost.replacement)).toEqual(["34", "33", "33", "5", "5"]);
  expect(funded[0]?.cfads).toBe("98966");
});

test("what is paid over the life does not change by a cent", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 60 }), (lumps) => {
      const months = lumps.map((lump, index) => month(index, lump));
      const total = (all: readonly MonthlyCashFlow[]) => all.reduce((sum, { cfads }) => sum + BigInt(cfads), 0n);
      expect(total(fundReplacements(months))).toBe(total(months));
    }),
  );
});
