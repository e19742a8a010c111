import fc from "fast-check";
import { shockRevenue } from "./period-inputs";
import { poolCashFlow, totalOfLines } from "./pool-cash-flow";

const month = (name: string, revenue: string, cost: string) => ({
  month: name,
  revenue: { export: revenue },
  cost: { land: cost },
  cfads: (BigInt(revenue) - BigInt(cost)).toString(),
});

test("shares are taken line by line, rounded down, and added by month", () => {
  const pooled = poolCashFlow([
    { shareBps: 5_000, months: [month("2026-12", "101", "31"), month("2026-11", "100", "30")] },
    { shareBps: 10_000, months: [month("2026-11", "7", "-3")] },
  ]);
  expect(pooled).toEqual([
    { month: "2026-11", revenue: { export: "57" }, cost: { land: "12" }, cfads: "45" },
    { month: "2026-12", revenue: { export: "50" }, cost: { land: "15" }, cfads: "35" },
  ]);
});

test("a month given twice is refused", () => {
  const twice = [month("2026-11", "1", "0"), month("2026-11", "1", "0")];
  expect(() => poolCashFlow([{ shareBps: 10_000, months: twice }])).toThrow(
    expect.objectContaining({ code: "POOL_MONTHS_INVALID" }),
  );
});

test("cfads is revenue less cost, before and after a shock", () => {
  const minor = fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).map(String);
  fc.assert(
    fc.property(
      minor,
      minor,
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (r, c, share, drop) => {
        for (const pooled of shockRevenue(
          poolCashFlow([{ shareBps: share, months: [month("2026-11", r, c)] }]),
          drop,
        )) {
          expect(BigInt(pooled.cfads)).toBe(totalOfLines(pooled.revenue) - totalOfLines(pooled.cost));
        }
      },
    ),
  );
});
