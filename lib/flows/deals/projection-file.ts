import * as z from "zod";
import type { DealProjection } from "../../core/abs/project";
import { MinorText, MonthlyCashFlow } from "../../core/cashflow/monthly-cash-flow";
import { YearMonth } from "../../core/time/local-date";

const Ratio = z.number().nullable();

const ProjectionTable = z.strictObject({
  periods: z.array(
    z.strictObject({
      period: YearMonth,
      payment: z.iso.date(),
      distributableMinor: MinorText,
      operatingCostsDueMinor: MinorText,
      feesPaidMinor: MinorText,
      reserveMinor: MinorText,
      residualMinor: MinorText,
      dscr: Ratio,
    }),
  ),
  tranches: z.array(
    z.strictObject({
      trancheId: z.string(),
      flows: z.array(
        z.strictObject({
          period: YearMonth,
          payment: z.iso.date(),
          interestMinor: MinorText,
          principalMinor: MinorText,
          balanceMinor: MinorText,
          dscr: Ratio,
        }),
      ),
    }),
  ),
});
type ProjectionTable = z.infer<typeof ProjectionTable>;

/** Everything that a deal's pages show of its projection, stored once a structuring. */
export const ProjectionFile = z.strictObject({
  poolMonths: z.array(MonthlyCashFlow),
  base: ProjectionTable,
  downside: ProjectionTable,
  downsideShockBps: z.number().int(),
  breakEvenBps: z.record(z.string(), z.number().int().nullable()),
});
export type ProjectionFile = z.infer<typeof ProjectionFile>;

export function projectionTable(projection: DealProjection): ProjectionTable {
  return {
    periods: projection.periods.map((row) => ({
      period: row.period,
      payment: row.payment,
      distributableMinor: row.distributableMinor.toString(),
      operatingCostsDueMinor: row.operatingCostsDueMinor.toString(),
      feesPaidMinor: row.feesPaidMinor.toString(),
      reserveMinor: row.reserveMinor.toString(),
      residualMinor: row.residualMinor.toString(),
      dscr: row.dscr,
    })),
    tranches: Object.values(projection.tranches).map(({ trancheId, flows }) => ({
      trancheId,
      flows: flows.map((flow) => ({
        period: flow.period,
        payment: flow.payment,
        interestMinor: flow.interestMinor.toString(),
        principalMinor: flow.principalMinor.toString(),
        balanceMinor: flow.balanceMinor.toString(),
        dscr: flow.dscr,
      })),
    })),
  };
}
