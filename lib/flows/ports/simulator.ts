import type { StationSimulation } from "../../core/cashflow/operation/station-simulation";
import type { WeatherYear } from "../../core/energy/weather/weather-year";
import type { StationSpec } from "../../core/station/station-spec";
import type { MonteCarloOptions } from "../../core/uncertainty/monte-carlo";
import type { MonteCarloResult } from "../../core/uncertainty/monte-carlo-result";

/** Runs the station model away from whoever serves requests: a worker thread on one machine, the queue's Lambda on AWS. */
export interface Simulator {
  simulate(
    spec: StationSpec,
    weather: WeatherYear,
    seed: number,
    onProgress: (fraction: number) => void,
  ): Promise<StationSimulation>;

  monteCarlo(
    spec: StationSpec,
    weather: WeatherYear,
    options: MonteCarloOptions,
    onProgress: (fraction: number) => void,
  ): Promise<MonteCarloResult>;
}
