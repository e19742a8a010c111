import type { ProjectionTable } from "@/lib/core/abs/projection/projection-table";
import type { DealTerms, TrancheClass } from "@/lib/core/deal/terms";
import type { ChartSeries } from "../../_charts/chart-series";
import { thousands } from "../../_charts/thousands";

/** Cash to each tranche and to the residual by period, for drawing [thousands of major units]. */
export function trancheSeries(
  { tranches, currency }: Pick<DealTerms, "tranches" | "currency">,
  table: ProjectionTable,
  labelOf: (layer: TrancheClass | "residual") => string,
): readonly ChartSeries[] {
  return [
    ...tranches.map(({ id, class: color }) => ({
      id,
      label: labelOf(color),
      color,
      values: (table.tranches.find(({ trancheId }) => trancheId === id)?.flows ?? []).map(
        ({ interestMinor, principalMinor }) => thousands(BigInt(interestMinor) + BigInt(principalMinor), currency),
      ),
    })),
    {
      id: "residual",
      label: labelOf("residual"),
      color: "residual" as const,
      values: table.periods.map(({ residualMinor }) => thousands(BigInt(residualMinor), currency)),
    },
  ];
}
