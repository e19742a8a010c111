import type { RevenueStream } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import type { TrancheClass } from "@/lib/core/deal/terms";

export type EnergyFlow = "pv" | "battery" | "grid" | "charging" | "host";

/** Everything that has a fixed colour; `app/_styles/series.css` says which. */
export type SeriesId = RevenueStream | TrancheClass | EnergyFlow | "residual" | "cost" | "current" | "comparison";

/** For SVG's `fill` and `stroke`: follows the theme and the printer. */
export function seriesColor(id: SeriesId): string {
  return `var(--series-${id})`;
}
