import { hourlyCsv } from "../../core/cashflow/hourly-csv";
import { hourlyParquet } from "../../core/cashflow/hourly-parquet";
import { monthlyCsv } from "../../core/cashflow/monthly-csv";
import { monthlyParquet } from "../../core/cashflow/monthly-parquet";
import { StationSimulationSummary } from "../../core/cashflow/station-simulation";
import { isHeliographError } from "../../core/errors/heliograph-error";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type SimulationRecord, simulations } from "./station-records";
import { stationWeather } from "./station-weather";

/** Progress is written at most this often, as a share of the whole. */
const PROGRESS_STEP = 0.04;

const PARQUET = "application/vnd.apache.parquet";

/**
 * Runs an ordered simulation and stores its tables. May be delivered more than once: a finished run is left alone, an
 * interrupted one starts again, and the same inputs give the same bytes. A model error ends it as failed, with the reason.
 */
export async function runSimulation(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "simulator">,
  simulationId: string,
): Promise<void> {
  let current = await requireStored(ports.book, simulations, simulationId);
  if (current.value.state === "done" || current.value.state === "failed") return;
  let queue = Promise.resolve();
  let written = 0;
  const advance = (fraction: number) => {
    if (fraction - written < PROGRESS_STEP) return;
    written = fraction;
    queue = queue.then(async () => {
      current = await write(ports, current, { state: "running", progress: Math.min(fraction, 0.99) });
    });
  };
  try {
    current = await write(ports, current, { state: "running", progress: 0 });
    const { spec, seed } = current.value;
    const weather = await stationWeather(ports, current.value);
    const simulation = await ports.simulator.simulate(spec, weather, seed, advance);
    await queue;
    const { modelVersion, cashFlow, years } = simulation;
    const summary = StationSimulationSummary.parse({ modelVersion, seed, cashFlow, years });
    const store = (text: string, type: string) => ports.storage.put(new TextEncoder().encode(text), type);
    await write(ports, current, {
      state: "done",
      progress: 1,
      metrics: cashFlow.metrics,
      capexMinor: cashFlow.capexMinor,
      summaryHash: await store(canonicalJson(summary as Json), "application/json"),
      hourlyCsvHash: await store(hourlyCsv(simulation.firstYear), "text/csv"),
      monthlyCsvHash: await store(monthlyCsv(cashFlow), "text/csv"),
      hourlyParquetHash: await ports.storage.put(hourlyParquet(simulation.firstYear), PARQUET),
      monthlyParquetHash: await ports.storage.put(monthlyParquet(cashFlow), PARQUET),
    });
  } catch (error) {
    await queue.catch(() => undefined);
    if (!isHeliographError(error)) throw error;
    current = await requireStored(ports.book, simulations, simulationId);
    const { code, message, remedy } = error;
    await write(ports, current, { state: "failed", failure: { code, message, remedy } });
  }
}

async function write(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  { value, version }: Stored<SimulationRecord>,
  change: Partial<SimulationRecord>,
): Promise<Stored<SimulationRecord>> {
  const changed = { ...value, ...change };
  const finished = changed.state === "done" || changed.state === "failed";
  const event = newEvent(ports, "simulation.finished.v1", value.orgId, { simulationId: value.id });
  const outcome = await ports.book.commit([put(simulations, changed, version), ...(finished ? [publish(event)] : [])]);
  if (outcome.ok) return { value: changed, version: version + 1 };
  // Another delivery of the same order is at work; its result will be the same.
  return requireStored(ports.book, simulations, value.id);
}
