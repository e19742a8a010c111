import * as z from "zod";
import { MinorText } from "../../cashflow/lines/monthly-cash-flow";
import { YearMonth } from "../../time/local-date";
import type { DealProjection } from "./project";

const DecimalFigure = z.string().regex(/^-?\d+\.\d+$/);

/** The published figures of a projection: amounts in minor units, ratios rounded half up and held as text. */
export const ProjectionSummary = z.strictObject({
  tranches: z.array(
    z.strictObject({
      trancheId: z.string(),
      interestTotalMinor: MinorText,
      principalTotalMinor: MinorText,
      lossMinor: MinorText,
      /** Years, 4 decimals. */
      walYears: DecimalFigure.nullable(),
      /** Annual effective rate, 6 decimals. */
      yieldRate: DecimalFigure.nullable(),
      /** 4 decimals. */
      minimumDscr: DecimalFigure.nullable(),
      averageDscr: DecimalFigure.nullable(),
    }),
  ),
  residualTotalMinor: MinorText,
  firstBreach: YearMonth.nullable(),
});
export type ProjectionSummary = z.infer<typeof ProjectionSummary>;

export function summarizeProjection(projection: DealProjection): ProjectionSummary {
  return {
    tranches: Object.values(projection.tranches).map((tranche) => ({
      trancheId: tranche.trancheId,
      interestTotalMinor: tranche.interestTotalMinor.toString(),
      principalTotalMinor: tranche.principalTotalMinor.toString(),
      lossMinor: tranche.lossMinor.toString(),
      walYears: figure(tranche.walYears, 4),
      yieldRate: figure(tranche.yieldRate, 6),
      minimumDscr: figure(tranche.minimumDscr, 4),
      averageDscr: figure(tranche.averageDscr, 4),
    })),
    residualTotalMinor: projection.residualTotalMinor.toString(),
    firstBreach: projection.firstBreach,
  };
}

function figure(value: number | null, decimals: number): string | null {
  return value === null ? null : value.toFixed(decimals);
}
