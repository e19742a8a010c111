import type { WeatherYear } from "../../lib/core/energy/weather/weather-year";
import type { StationSpec } from "../../lib/core/station/station-spec";
import type { MonteCarloOptions } from "../../lib/core/uncertainty/monte-carlo";
import type { Simulator } from "../../lib/flows/ports/simulator";
import { askWorker } from "./ask-worker";

/** What the thread is asked for: one life, or many paths of it. */
export type SimulationOrder = { readonly spec: StationSpec; readonly weather: WeatherYear } & (
  | { readonly kind: "simulation"; readonly seed: number }
  | { readonly kind: "monte-carlo"; readonly options: MonteCarloOptions }
);

/** Runs the station model in a thread of its own. */
export function workerSimulator(workerPath: string): Simulator {
  return {
    simulate: (spec, weather, seed, onProgress) =>
      askWorker(workerPath, { kind: "simulation", spec, weather, seed } satisfies SimulationOrder, onProgress),
    monteCarlo: (spec, weather, options, onProgress) =>
      askWorker(workerPath, { kind: "monte-carlo", spec, weather, options } satisfies SimulationOrder, onProgress),
  };
}
