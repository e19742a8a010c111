import { StationSimulationSummary } from "../../core/cashflow/operation/station-simulation";
import { hourlyCsv } from "../../core/cashflow/tables/hourly-csv";
import { hourlyParquet } from "../../core/cashflow/tables/hourly-parquet";
import { monthlyCsv } from "../../core/cashflow/tables/monthly-csv";
import { monthlyParquet } from "../../core/cashflow/tables/monthly-parquet";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import type { Ports } from "../ports/ports";
import { carryOutRun } from "./carry-out-run";
import { simulations } from "./station-records";
import { stationWeather } from "./station-weather";

const KIND = { collection: simulations, finished: "simulation.finished.v1", subjectKey: "simulationId" } as const;

const PARQUET = "application/vnd.apache.parquet";

/** Carries out an ordered simulation and stores its tables; the same inputs give the same bytes. */
export function runSimulation(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "simulator">,
  simulationId: string,
): Promise<void> {
  return carryOutRun(ports, KIND, simulationId, async (run, advance) => {
    const weather = await stationWeather(ports, run);
    const simulation = await ports.simulator.simulate(run.spec, weather, run.seed, advance);
    const { modelVersion, cashFlow, years } = simulation;
    const summary = StationSimulationSummary.parse({ modelVersion, seed: run.seed, cashFlow, years });
    const store = (text: string, type: string) => ports.storage.put(new TextEncoder().encode(text), type);
    return {
      metrics: cashFlow.metrics,
      capexMinor: cashFlow.capexMinor,
      summaryHash: await store(canonicalJson(summary as Json), "application/json"),
      hourlyCsvHash: await store(hourlyCsv(simulation.firstYear), "text/csv"),
      monthlyCsvHash: await store(monthlyCsv(cashFlow), "text/csv"),
      hourlyParquetHash: await ports.storage.put(hourlyParquet(simulation.firstYear), PARQUET),
      monthlyParquetHash: await ports.storage.put(monthlyParquet(cashFlow), PARQUET),
    };
  });
}
