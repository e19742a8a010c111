import type { WeatherYear } from "../../lib/core/energy/weather/weather-year";
import type { StationSpec } from "../../lib/core/station/station-spec";
import type { Simulator } from "../../lib/flows/ports/simulator";
import { askWorker } from "./ask-worker";

export type SimulationOrder = { readonly spec: StationSpec; readonly weather: WeatherYear; readonly seed: number };

/** Runs the station model in a thread of its own. */
export function workerSimulator(workerPath: string): Simulator {
  return {
    simulate: (spec, weather, seed, onProgress) =>
      askWorker(workerPath, { spec, weather, seed } satisfies SimulationOrder, onProgress),
  };
}
