import type { NumberProjection } from "@/lib/core/abs/projection/number-projection";
import type { DealTerms } from "@/lib/core/deal/terms";
import type { ChartSeries } from "../../../_charts/chart-series";
import { thousands } from "../../../_charts/thousands";
import type { TableRow } from "../../../_components/table-cell";

/** Cash to each tranche and to the residual by period, for drawing [thousands of major units]. */
export function cashSeries(
  { tranches, currency }: Pick<DealTerms, "tranches" | "currency">,
  projection: NumberProjection,
  labelOf: (layer: "senior" | "mezzanine" | "junior" | "residual") => string,
): readonly ChartSeries[] {
  return [
    ...tranches.map(({ id, class: color }, index) => ({
      ...{ id, color, label: labelOf(color) },
      values: receivedBy(projection, index).map((minor) => thousands(minor, currency)),
    })),
    {
      ...{ id: "residual", color: "residual" as const, label: labelOf("residual") },
      values: Array.from(projection.residual, (minor) => thousands(minor, currency)),
    },
  ];
}

/** Interest and principal of a tranche by period [minor]; the residual stands behind the last tranche. */
export function receivedBy({ tranches, residual }: NumberProjection, index: number): readonly number[] {
  const tranche = tranches[index];
  if (!tranche) return Array.from(residual);
  return Array.from(tranche.interest, (interest, period) => interest + (tranche.principal[period] ?? 0));
}

/** One row a period with everything that is paid in it; columns are `cash`, `fees`, `<tranche> interest` and so on. */
export function cashRows(
  { calendar, currency, tranches }: DealTerms,
  projection: NumberProjection,
): readonly TableRow[] {
  const money = (minor: number | undefined) => ({ currency, minor: String(minor ?? 0) });
  return calendar.periods.map(({ period, payment }, at) => ({
    id: period,
    cells: {
      ...{ period, payment, cash: money(projection.collections[at]), costs: money(projection.costs[at]) },
      fees: money(projection.fees[at]),
      ...Object.fromEntries(
        tranches.flatMap(({ id }, index) => {
          const flows = projection.tranches[index];
          const dscr = flows?.dscr[at] ?? Number.NaN;
          return [
            [`${id} interest`, money(flows?.interest[at])],
            [`${id} principal`, money(flows?.principal[at])],
            [`${id} balance`, money(flows?.balance[at])],
            [`${id} dscr`, Number.isNaN(dscr) ? null : dscr],
          ];
        }),
      ),
      reserve: money(projection.reserve[at]),
      residual: money(projection.residual[at]),
    },
  }));
}
