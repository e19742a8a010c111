import { chargingYear } from "../energy/charging/charging-year";
import { plantAtPrice } from "../energy/charging/price-response";
import { keptClockYear } from "../energy/kept-clock-year";
import type { StationSpec } from "../station/station-spec";
import { chebyshevNodes, interpolated } from "./interpolation";
import { atArrivals } from "./scenario-model";

/** How many years of arrivals are averaged at each level. */
const REPLICATES = 32;
const SEED_STEP = 7919;

/** Energy that the chargers draw in a year if nothing else limits them, by how many drivers come [kWh]. */
export type ChargingResponse = {
  /** Arrivals over those described. */
  readonly levels: readonly number[];
  readonly meanLoadKwh: readonly number[];
  /** Standard deviation between years of the same level: arrivals are Poisson, sessions differ. */
  readonly loadDeviationKwh: readonly number[];
};

/** Means over many years of arrivals, so that no single year's luck is taken for what is expected. */
export function chargingResponse(
  spec: StationSpec,
  seed: number,
  range: readonly [number, number],
  count: number,
): ChargingResponse {
  const clock = keptClockYear(spec.site.timeZone, spec.operationStart);
  const levels = chebyshevNodes(range[0], range[1], count);
  const loads = levels.map((level, index) => {
    const plant = plantAtPrice(atArrivals(spec, level));
    return Array.from({ length: REPLICATES }, (_, replicate) =>
      chargingYear(plant, clock, (seed + SEED_STEP * (1 + replicate + REPLICATES * index)) >>> 0, 1).load.reduce(
        (a, b) => a + b,
        0,
      ),
    );
  });
  const means = loads.map((list) => list.reduce((a, b) => a + b, 0) / list.length);
  return {
    levels,
    meanLoadKwh: means,
    loadDeviationKwh: loads.map((list, index) =>
      Math.sqrt(list.reduce((sum, load) => sum + (load - (means[index] as number)) ** 2, 0) / (list.length - 1)),
    ),
  };
}

/** Load of one year [kWh]: its expectation at a level, and the scatter of counting. @param scatter standard normal */
export function loadAt(response: ChargingResponse, level: number, scatter: number): number {
  const mean = interpolated(response.levels, response.meanLoadKwh, level);
  return Math.max(0, mean + scatter * interpolated(response.levels, response.loadDeviationKwh, level));
}
