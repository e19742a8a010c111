import { shockRevenue } from "@/lib/core/abs/pool/period-inputs";
import { projectDeal } from "@/lib/core/abs/projection/project";
import type { MonthlyCashFlow } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { structureDeal } from "@/lib/core/deal/structure";
import { addMonthsToYearMonth } from "@/lib/core/time/local-date";
import { newRequest } from "./deal-kind";
import { readStructureChoice } from "./structure-choice";
import { trancheSeries } from "./tranche-series";
import { waterfallRows } from "./waterfall-rows";

const ulid = (digit: string) => digit.repeat(26);
const months: MonthlyCashFlow[] = Array.from({ length: 24 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": "3000000" },
  cost: { "grid-energy": "700000", "operation-maintenance": "250000" },
  cfads: "2050000",
}));
const terms = structureDeal(
  newRequest(
    "abs",
    [
      {
        ...{ stationId: `stn_${ulid("6")}`, stationName: "Example", simulationId: `sim_${ulid("7")}` },
        ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
      },
    ],
    { closing: "2026-11-02", firstPeriod: "2026-11", months: 24 },
  ),
  {
    ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31_337 },
    trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
  },
  months,
);

test.each([0, 2_000, 6_000, 9_000])("with %i bps less revenue the lines of every period leave its residual", (drop) => {
  const { periods } = projectDeal(terms, shockRevenue(months, drop));
  for (const { distributableMinor, residualMinor, result } of periods) {
    const rows = waterfallRows(result);
    const paid = rows.reduce((sum, row) => sum + row.paidMinor, 0n);
    expect(distributableMinor - paid).toBe(residualMinor);
    for (const row of rows) expect(row.unpaidMinor).toBeGreaterThanOrEqual(0n);
    for (const [trancheId, tranche] of Object.entries(result.tranches)) {
      const interest = rows.find((row) => row.trancheId === trancheId && row.kind === "interest");
      expect(interest?.paidMinor ?? 0n).toBe(tranche.interestPaidMinor);
      expect(interest?.unpaidMinor ?? 0n).toBe(tranche.interestDueMinor - tranche.interestPaidMinor);
    }
  }
});

test("a draw on the reserve is told before the interest that it pays", () => {
  const { periods } = projectDeal(terms, shockRevenue(months, 9_000));
  const rows = waterfallRows(periods[0]?.result ?? { transfers: [] });
  const draw = rows.findIndex(({ kind }) => kind === "reserve-draw");
  expect(draw).toBeGreaterThanOrEqual(0);
  expect(rows[draw]?.paidMinor).toBeLessThan(0n);
});

test("the chart has a layer for each tranche and one for the residual", () => {
  const period = { period: "2026-11", payment: "2026-12-15", dscr: null };
  const series = trancheSeries(
    terms,
    {
      periods: [
        {
          ...{ ...period, distributableMinor: "0", operatingCostsDueMinor: "0", feesPaidMinor: "0" },
          ...{ reserveMinor: "0", residualMinor: "250000" },
        },
      ],
      tranches: terms.tranches.map(({ id }) => ({
        trancheId: id,
        flows: [{ ...period, interestMinor: "100000", principalMinor: "50000", balanceMinor: "0" }],
      })),
    },
    (layer) => layer,
  );
  expect(series.map(({ color, values }) => [color, values[0]])).toEqual([
    ...[
      ["senior", 1.5],
      ["mezzanine", 1.5],
      ["junior", 1.5],
    ],
    ["residual", 2.5],
  ]);
});

test("an address chooses only what the deal has", () => {
  const offered = { periods: ["2026-11", "2026-12"], tranches: ["a", "b"] };
  expect(readStructureChoice({}, offered)).toEqual({ case: "base", period: "2026-11", tranche: "a" });
  expect(readStructureChoice({ case: "downside", period: "2026-12", tranche: "c" }, offered)).toEqual({
    ...{ case: "downside", period: "2026-12", tranche: "a" },
  });
});
