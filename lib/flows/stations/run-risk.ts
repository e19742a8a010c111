import { isHeliographError } from "../../core/errors/heliograph-error";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type RiskRunRecord, riskRuns } from "./risk-records";
import { stationWeather } from "./station-weather";

/** Progress is written at most this often, as a share of the whole. */
const PROGRESS_STEP = 0.04;

/**
 * Runs an ordered Monte Carlo run and stores its result. May be delivered more than once: a finished run is left alone, an
 * interrupted one starts again. A model error ends it as failed, with the reason.
 */
export async function runRisk(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "simulator">,
  riskRunId: string,
): Promise<void> {
  let current = await requireStored(ports.book, riskRuns, riskRunId);
  if (hasEnded(current.value)) return;
  let writes = Promise.resolve();
  let told = 0;
  const advance = (fraction: number) => {
    if (fraction - told < PROGRESS_STEP) return;
    told = fraction;
    writes = writes.then(async () => {
      current = await write(ports, current, { state: "running", progress: Math.min(fraction, 0.99) });
    });
  };
  try {
    current = await write(ports, current, { state: "running", progress: 0 });
    const { spec, weather, order, stationId } = current.value;
    const hours = await stationWeather(ports, { spec, weather, seed: order.seed });
    const result = await ports.simulator.monteCarlo(spec, hours, { ...order, station: stationId }, advance);
    await writes;
    const bytes = new TextEncoder().encode(canonicalJson(result as Json));
    const resultHash = await ports.storage.put(bytes, "application/json");
    await write(ports, current, { state: "done", progress: 1, resultHash });
  } catch (error) {
    await writes.catch(() => undefined);
    if (!isHeliographError(error)) throw error;
    current = await requireStored(ports.book, riskRuns, riskRunId);
    const { code, message, remedy } = error;
    await write(ports, current, { state: "failed", failure: { code, message, remedy } });
  }
}

async function write(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  { value, version }: Stored<RiskRunRecord>,
  change: Partial<RiskRunRecord>,
): Promise<Stored<RiskRunRecord>> {
  const changed = { ...value, ...change };
  const finished = hasEnded(changed)
    ? [publish(newEvent(ports, "risk-run.finished.v1", value.orgId, { riskRunId: value.id }))]
    : [];
  const outcome = await ports.book.commit([put(riskRuns, changed, version), ...finished]);
  // Another delivery of the same order may be at work; its result will be the same.
  return outcome.ok ? { value: changed, version: version + 1 } : requireStored(ports.book, riskRuns, value.id);
}

function hasEnded({ state }: RiskRunRecord): boolean {
  return state === "done" || state === "failed";
}
