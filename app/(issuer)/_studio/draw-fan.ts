import type { StationSpec } from "@/lib/core/station/station-spec";
import { runMonteCarlo } from "@/lib/core/uncertainty/monte-carlo";
import type { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import { RISK_SEED } from "../_risk/risk-order";
import type { StudioWeather } from "./studio-messages";
import { studioWeatherYear } from "./studio-weather-year";

export type FanOrder = {
  /** Names the station's own part of the factors, as on the server: its id. */
  readonly stationId: string;
  readonly spec: StationSpec;
  readonly weather: StudioWeather;
  readonly paths: number;
};

/**
 * The Monte Carlo run that the server carries out on the same description with the built-in spreads and without debt.
 * @param advance told the share that is done
 * @throws HeliographError of weather or model
 */
export function drawFan(
  { stationId, spec, weather, paths }: FanOrder,
  advance: (done: number) => void,
): MonteCarloResult {
  const hours = studioWeatherYear(weather, spec.site, RISK_SEED);
  const options = { plan: DEFAULT_UNCERTAINTY, seed: RISK_SEED, paths, debt: null, station: stationId };
  return runMonteCarlo(spec, hours, options, advance).result;
}
