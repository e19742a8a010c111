import { simulateStation } from "../../core/cashflow/operation/simulate-station";
import { runMonteCarlo } from "../../core/uncertainty/monte-carlo";
import type { Simulator } from "../../flows/ports/simulator";

/** Runs the station model here and now: for a process that serves nobody meanwhile, such as the queue's function. */
export function directSimulator(): Simulator {
  return {
    simulate: async (spec, weather, seed, onProgress) => simulateStation(spec, weather, { seed, onProgress }),
    monteCarlo: async (spec, weather, options, onProgress) => runMonteCarlo(spec, weather, options, onProgress).result,
  };
}
