import { simulateStation } from "../../lib/core/cashflow/simulate-station";
import type { StationSimulation } from "../../lib/core/cashflow/station-simulation";
import { answerOrder } from "./answer-order";
import type { SimulationOrder } from "./worker-simulator";

answerOrder<SimulationOrder, StationSimulation>(({ spec, weather, seed }, onProgress) =>
  simulateStation(spec, weather, { seed, onProgress }),
);
