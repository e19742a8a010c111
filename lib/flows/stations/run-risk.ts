import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import type { Ports } from "../ports/ports";
import { carryOutRun } from "./carry-out-run";
import { riskRuns } from "./risk-records";
import { stationWeather } from "./station-weather";

const KIND = { collection: riskRuns, finished: "risk-run.finished.v1", subjectKey: "riskRunId" } as const;

/** Carries out an ordered Monte Carlo run and stores its result. */
export function runRisk(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "simulator">,
  riskRunId: string,
): Promise<void> {
  return carryOutRun(ports, KIND, riskRunId, async ({ spec, weather, order, stationId }, advance) => {
    const hours = await stationWeather(ports, { spec, weather, seed: order.seed });
    const result = await ports.simulator.monteCarlo(spec, hours, { ...order, station: stationId }, advance);
    const bytes = new TextEncoder().encode(canonicalJson(result as Json));
    return { resultHash: await ports.storage.put(bytes, "application/json") };
  });
}
