import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { monthOf } from "../operation/station-model";
import type { OperatingCosts } from "./cost-lines";
import { toMinor } from "./minor-amount";
import { COST_LINES, type CostLine, type MonthlyCashFlow, REVENUE_STREAMS } from "./monthly-cash-flow";
import type { StreamAmounts } from "./revenue-lines";

/**
 * Monthly cash flows as they are published: each line rounded half up, CFADS the exact sum of the rounded lines. A line that is
 * zero through the whole life is left out.
 */
export function publishedMonths(
  spec: StationSpec,
  revenue: StreamAmounts,
  costs: OperatingCosts,
  tax: Float64Array,
): MonthlyCashFlow[] {
  const scale = CURRENCY_SCALE[spec.currency];
  const costLines: Readonly<Record<CostLine, Float64Array>> = { ...costs, tax };
  const streams = REVENUE_STREAMS.filter((stream) => revenue[stream].some((amount) => amount !== 0));
  const lines = COST_LINES.filter((line) => costLines[line].some((amount) => amount !== 0));
  return Array.from({ length: tax.length }, (_, index) => {
    const month: MonthlyCashFlow = { month: monthOf(spec, index), revenue: {}, cost: {}, cfads: "0" };
    let cfads = 0n;
    for (const stream of streams) {
      const minor = toMinor(revenue[stream][index] as number, scale);
      month.revenue[stream] = minor.toString();
      cfads += minor;
    }
    for (const line of lines) {
      const minor = toMinor(costLines[line][index] as number, scale);
      month.cost[line] = minor.toString();
      cfads -= minor;
    }
    return { ...month, cfads: cfads.toString() };
  });
}
