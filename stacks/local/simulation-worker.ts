import { simulateStation } from "../../lib/core/cashflow/operation/simulate-station";
import type { StationSimulation } from "../../lib/core/cashflow/operation/station-simulation";
import { runMonteCarlo } from "../../lib/core/uncertainty/monte-carlo";
import type { MonteCarloResult } from "../../lib/core/uncertainty/monte-carlo-result";
import { answerOrder } from "./answer-order";
import type { SimulationOrder } from "./worker-simulator";

await answerOrder<SimulationOrder, StationSimulation | MonteCarloResult>((order, onProgress) =>
  order.kind === "simulation"
    ? simulateStation(order.spec, order.weather, { seed: order.seed, onProgress })
    : runMonteCarlo(order.spec, order.weather, order.options, onProgress).result,
);
