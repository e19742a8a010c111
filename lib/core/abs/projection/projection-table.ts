import * as z from "zod";
import { MinorText } from "../../cashflow/lines/monthly-cash-flow";
import { YearMonth } from "../../time/local-date";
import type { DealProjection } from "./project";

const Ratio = z.number().nullable();

/** A projection as it is stored and published: each period of the deal and of each tranche. */
export const ProjectionTable = z.strictObject({
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
      /** Over twelve months back and ahead; projections of before lack them. */
      dscrHistoric: Ratio.optional(),
      dscrForward: Ratio.optional(),
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
          dscrHistoric: Ratio.optional(),
          dscrForward: Ratio.optional(),
        }),
      ),
    }),
  ),
});
export type ProjectionTable = z.infer<typeof ProjectionTable>;

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
      dscrHistoric: row.dscrHistoric,
      dscrForward: row.dscrForward,
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
        dscrHistoric: flow.dscrHistoric,
        dscrForward: flow.dscrForward,
      })),
    })),
  };
}
