import { liveFirstYear, liveModel } from "@/lib/core/cashflow/operation/live-station";
import { type SimulationStep, simulationSteps } from "@/lib/core/cashflow/operation/simulate-station";
import type { StationModel } from "@/lib/core/cashflow/operation/station-model";
import type { StationSimulation } from "@/lib/core/cashflow/operation/station-simulation";
import type { WeatherYear } from "@/lib/core/energy/weather/weather-year";
import { isHeliographError } from "@/lib/core/errors/heliograph-error";
import type { StationSpec } from "@/lib/core/station/station-spec";
import type { StudioOrder, StudioReport, StudioWeather } from "./studio-messages";
import { studioWeatherYear } from "./studio-weather-year";

/** What this file needs of a dedicated worker's global scope; the project's types are those of a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<StudioOrder>) => void) | null;
  postMessage(report: StudioReport, transfer?: Transferable[]): void;
};

/** As the portal's server runs it. */
const SEED = 1;

const scope = globalThis as unknown as WorkerScope;
let source: StudioWeather | null = null;
let weather: WeatherYear | null = null;
let model: StationModel | null = null;
let current = 0;

scope.onmessage = ({ data }) => {
  if (data.kind === "open") {
    source = data.weather;
    weather = null;
    model = null;
    return;
  }
  current = data.run;
  begin(data.run, data.spec);
};

/** The first year at once; the others one by one, so that a newer run is heard in between. */
function begin(run: number, spec: StationSpec): void {
  guarded(run, () => {
    model = liveModel(spec, weatherOf(spec), SEED, model);
    advance(run, spec, simulationSteps(model));
  });
}

function advance(run: number, spec: StationSpec, steps: Generator<SimulationStep, StationSimulation, void>): void {
  const step = steps.next();
  if (step.done) {
    const { firstYear: _, ...life } = step.value;
    scope.postMessage({ kind: "life", run, life });
    return;
  }
  const { fraction, first } = step.value;
  if (first) {
    const hours = Object.values(first.flows).map((values) => values.buffer as ArrayBuffer);
    scope.postMessage({ kind: "year", run, first: liveFirstYear(spec, first) }, hours);
  } else {
    scope.postMessage({ kind: "progress", run, fraction });
  }
  setTimeout(() => {
    if (run === current) guarded(run, () => advance(run, spec, steps));
  }, 0);
}

function weatherOf(spec: StationSpec): WeatherYear {
  if (!source) throw new Error("a run came before its weather");
  weather ??= studioWeatherYear(source, spec.site, SEED);
  return weather;
}

function guarded(run: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    scope.postMessage({ kind: "refused", run, message: error.message, remedy: error.remedy });
  }
}
