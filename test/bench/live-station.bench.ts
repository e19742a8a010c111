import { liveFirstYear, liveModel } from "@/lib/core/cashflow/operation/live-station";
import { simulationSteps } from "@/lib/core/cashflow/operation/simulate-station";
import type { StationModel } from "@/lib/core/cashflow/operation/station-model";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import type { StationSpec } from "@/lib/core/station/station-spec";
import type { Bench } from "./bench";

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
let model: StationModel = liveModel(STANDARD_NODE, weather, 1, null);
let moved = 0;

/** What the studio's worker does before it answers a slider; the browser test measures the way to the page and back. */
export const benches: readonly Bench[] = [
  { name: "slider's answer, storage", unit: "ms", target: 150, run: () => answer(withStorage()) },
  { name: "slider's answer, PV power", unit: "ms", target: 150, run: () => answer(withPv()) },
];

function answer(spec: StationSpec): void {
  model = liveModel(spec, weather, 1, model);
  const { value } = simulationSteps(model).next();
  if (!value || !("first" in value) || !value.first) throw new Error("the first step tells no first year");
  liveFirstYear(spec, value.first);
}

function withStorage(): StationSpec {
  moved = (moved + 10) % 200;
  return { ...STANDARD_NODE, storage: { ...STANDARD_NODE.storage, energyKwh: 200 + moved } };
}

function withPv(): StationSpec {
  moved = (moved + 10) % 200;
  const arrays = STANDARD_NODE.pv.arrays.map((array) => ({ ...array, peakPowerKw: array.peakPowerKw + moved }));
  return { ...STANDARD_NODE, pv: { ...STANDARD_NODE.pv, arrays } };
}
