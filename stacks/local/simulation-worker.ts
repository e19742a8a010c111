import { parentPort, workerData } from "node:worker_threads";
import { simulateStation } from "../../lib/core/cashflow/simulate-station";
import { isHeliographError } from "../../lib/core/errors/heliograph-error";
import type { SimulationOrder, SimulationReport } from "./worker-simulator";

const { spec, weather, seed } = workerData as SimulationOrder;
const tell = (report: SimulationReport) => parentPort?.postMessage(report);

try {
  const simulation = simulateStation(spec, weather, {
    seed,
    onProgress: (fraction) => tell({ kind: "progress", fraction }),
  });
  tell({ kind: "done", simulation });
} catch (error) {
  if (!isHeliographError(error)) throw error;
  const { code, message, remedy, data } = error;
  tell({ kind: "refused", code, message, remedy, data });
}
