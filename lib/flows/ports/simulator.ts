import type { StationSimulation } from "../../core/cashflow/station-simulation";
import type { WeatherYear } from "../../core/energy/weather/weather-year";
import type { StationSpec } from "../../core/station/station-spec";

/** Runs the station model away from whoever serves requests: a worker thread on one machine, the queue's Lambda on AWS. */
export interface Simulator {
  simulate(
    spec: StationSpec,
    weather: WeatherYear,
    seed: number,
    onProgress: (fraction: number) => void,
  ): Promise<StationSimulation>;
}
