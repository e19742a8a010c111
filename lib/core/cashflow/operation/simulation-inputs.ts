import type { Json } from "../../evidence/canonical-json";
import type { StationSpec } from "../../station/station-spec";
import { STATION_MODEL_VERSION } from "./station-simulation";

/**
 * Everything that a simulation's result follows from, as JSON: its hash names the run.
 * @param weather where the hours come from: monthly means, or a file by the hash of its bytes
 */
export function simulationInputs<Weather extends object>(spec: StationSpec, weather: Weather, seed: number): Json {
  return { modelVersion: STATION_MODEL_VERSION, spec, weather, seed } as unknown as Json;
}
