import type { WeatherYear } from "../energy/weather/weather-year";
import type { Json } from "../evidence/canonical-json";
import type { StationSpec } from "../station/station-spec";
import { STATION_MODEL_VERSION } from "./station-simulation";

/** Everything that a simulation's result follows from, as JSON: its hash names the run. */
export function simulationInputs(spec: StationSpec, weather: WeatherYear, seed: number): Json {
  const { hours, ...description } = weather;
  const columns = Object.fromEntries(Object.entries(hours).map(([name, values]) => [name, Array.from(values)]));
  return {
    modelVersion: STATION_MODEL_VERSION,
    spec,
    weather: { ...description, hours: columns },
    seed,
  } as unknown as Json;
}
