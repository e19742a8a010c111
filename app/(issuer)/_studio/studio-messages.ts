import type { LiveFirstYear } from "@/lib/core/cashflow/operation/live-station";
import type { StationSimulationSummary } from "@/lib/core/cashflow/operation/station-simulation";
import type { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import type { StationSpec } from "@/lib/core/station/station-spec";

/** Where the worker's weather comes from: the station's file, or hours made from its monthly means. */
export type StudioWeather =
  | { readonly kind: "file"; readonly bytes: ArrayBuffer }
  | { readonly kind: "monthly"; readonly climate: MonthlyClimate };

/** To the worker: the weather first, then one run after the other; a newer run drops the one before. */
export type StudioOrder =
  | { readonly kind: "open"; readonly weather: StudioWeather }
  | { readonly kind: "run"; readonly run: number; readonly spec: StationSpec };

/** From the worker. The hours of the first year are handed over, not copied. */
export type StudioReport =
  | { readonly kind: "year"; readonly run: number; readonly first: LiveFirstYear }
  | { readonly kind: "progress"; readonly run: number; readonly fraction: number }
  | { readonly kind: "life"; readonly run: number; readonly life: StationSimulationSummary }
  | { readonly kind: "refused"; readonly run: number; readonly message: string; readonly remedy: string };
