import { Worker } from "node:worker_threads";
import type { StationSimulation } from "../../lib/core/cashflow/station-simulation";
import type { WeatherYear } from "../../lib/core/energy/weather/weather-year";
import { HeliographError, type JsonScalar } from "../../lib/core/errors/heliograph-error";
import type { StationSpec } from "../../lib/core/station/station-spec";
import type { Simulator } from "../../lib/flows/ports/simulator";

export type SimulationOrder = { readonly spec: StationSpec; readonly weather: WeatherYear; readonly seed: number };

export type SimulationReport =
  | { readonly kind: "progress"; readonly fraction: number }
  | { readonly kind: "done"; readonly simulation: StationSimulation }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly data: Readonly<Record<string, JsonScalar>>;
    };

/** Runs the station model in a thread of its own, so that requests are answered meanwhile. */
export function workerSimulator(workerPath: string): Simulator {
  return {
    simulate: (spec, weather, seed, onProgress) =>
      new Promise((resolve, reject) => {
        const order: SimulationOrder = { spec, weather, seed };
        const worker = new Worker(workerPath, { workerData: order });
        worker.on("message", (report: SimulationReport) => {
          if (report.kind === "progress") onProgress(report.fraction);
          else if (report.kind === "done") resolve(report.simulation);
          else {
            const { code, message, remedy, data } = report;
            reject(new HeliographError({ code, message, remedy, data }));
          }
        });
        worker.once("error", reject);
        worker.once("exit", (code) => reject(new Error(`the simulation's thread ended with code ${code}`)));
      }),
  };
}
