import { readFileSync } from "node:fs";
import { highsOptimiser } from "@/lib/adapters/optimiser/highs-optimiser";
import {
  compareDispatch,
  type DispatchComparison,
  type MarketYear,
} from "@/lib/core/cashflow/operation/dispatch-comparison";
import { newStationState, prepareYear } from "@/lib/core/cashflow/operation/operating-year";
import { simulateStation } from "@/lib/core/cashflow/operation/simulate-station";
import { stationModel } from "@/lib/core/cashflow/operation/station-model";
import type { DispatchInputs } from "@/lib/core/energy/dispatch/dispatch-inputs";
import { optimalYear } from "@/lib/core/energy/optimum/optimal-year";
import { readPriceHistory } from "@/lib/core/energy/price-history";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import { HOURS_PER_YEAR } from "@/lib/core/energy/weather/weather-year";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import type { Bench, Measured } from "./bench";

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
const firstYear = (spec: typeof STANDARD_NODE) => prepareYear(stationModel(spec, weather, 1), newStationState(spec), 1);
const node = firstYear(STANDARD_NODE);
// The price file begins on a Monday, as 2018 does, and its days have 24 hours.
const german = firstYear({
  ...STANDARD_NODE,
  operationStart: "2018-01",
  site: { ...STANDARD_NODE.site, timeZone: "Etc/UTC" },
  dispatch: { ...STANDARD_NODE.dispatch, storageExport: true },
});
/** The same storage with no load, sun or demand charge: what is left is what prices and their forecasts give. */
const storageAlone: DispatchInputs = {
  ...german.inputs,
  pv: new Float64Array(HOURS_PER_YEAR),
  auxiliaryKw: 0,
  computeLoad: new Float64Array(HOURS_PER_YEAR),
  computeServable: new Float64Array(HOURS_PER_YEAR),
  chargingLoad: new Float64Array(HOURS_PER_YEAR),
  chargingDelivered: new Float64Array(HOURS_PER_YEAR),
  hostLoad: new Float64Array(HOURS_PER_YEAR),
  demandCharges: [],
};

const comparisons = new Map<string, Promise<DispatchComparison | string>>();

export const benches: readonly Bench[] = [
  {
    name: "25 years by the hour, standard node",
    unit: "s",
    target: 1,
    run: () => {
      simulateStation(STANDARD_NODE, weather, { seed: 1 });
    },
  },
  { name: "monthly programs above the year's, standard node", unit: "%", target: 0.1, measure: monthlyAboveYear },
  capture("standard node, own tariffs, rules", node.inputs, "rules", null, null),
  capture("standard node, own tariffs, rolling, seasonal", node.inputs, "rolling", "seasonal", null),
  capture("standard node, own tariffs, rolling, persistence", node.inputs, "rolling", "persistence", null),
  ...(["standard node", "storage alone"] as const).flatMap((name) => {
    const inputs = name === "standard node" ? german.inputs : storageAlone;
    const sets = ["dnn_ens", "lear_ens", "seasonal", "persistence"];
    return [
      capture(`${name}, German prices, rules`, inputs, "rules", null, null, true),
      ...(["day-ahead", "nominated"] as const).flatMap((known) =>
        sets.map((set) => capture(`${name}, German prices, ${known}, ${set}`, inputs, "rolling", set, known, true)),
      ),
    ];
  }),
];

/** Share of the optimum's saving that a policy captures. */
function capture(
  name: string,
  inputs: DispatchInputs,
  policy: string,
  forecasts: string | null,
  prices: string | null,
  onMarket = false,
): Bench {
  return {
    name: `capture: ${name}`,
    unit: "%",
    measure: async (): Promise<Measured> => {
      const comparison = await compared(inputs, onMarket);
      if (typeof comparison === "string") return { absent: comparison };
      const found = comparison.policies.find(
        (one) => one.policy === policy && one.forecasts === forecasts && one.prices === prices,
      );
      return found ? 100 * found.capture : { absent: "not compared" };
    },
  };
}

function compared(inputs: DispatchInputs, onMarket: boolean): Promise<DispatchComparison | string> {
  const key = inputs === node.inputs ? "node" : inputs === german.inputs ? "german node" : "alone";
  const known = comparisons.get(key) ?? compare(inputs, onMarket);
  comparisons.set(key, known);
  return known;
}

async function compare(inputs: DispatchInputs, onMarket: boolean): Promise<DispatchComparison | string> {
  const storedKwh = inputs === node.inputs ? node.storedKwh : german.storedKwh;
  if (!onMarket) return compareDispatch(inputs, storedKwh, await highsOptimiser());
  const market = germanYear();
  return market ? compareDispatch(inputs, storedKwh, await highsOptimiser(), market) : "no reference data";
}

function germanYear(): MarketYear | null {
  const root = process.env.HELIOGRAPH_ROOT ?? process.cwd();
  const folder = process.env.HELIOGRAPH_REFERENCE_DATA ?? `${root}/../shared/data`;
  let text: string;
  try {
    text = readFileSync(`${folder}/prices/epf_DE_2y_hourly_price_dnn_lear.csv`, "utf8");
  } catch {
    return null;
  }
  const { prices, forecasts } = readPriceHistory(text);
  const year = (values: Float64Array) => values.subarray(0, HOURS_PER_YEAR);
  return { prices: year(prices), forecasts: forecasts.map(({ name, values }) => ({ name, values: year(values) })) };
}

async function monthlyAboveYear(): Promise<number> {
  const optimiser = await highsOptimiser();
  const months = optimalYear(node.inputs, node.storedKwh, optimiser).cost.net;
  const year = optimalYear(node.inputs, node.storedKwh, optimiser, "year").cost.net;
  return (100 * Math.abs(months - year)) / Math.abs(year);
}
