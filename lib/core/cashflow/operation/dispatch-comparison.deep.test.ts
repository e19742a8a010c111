import { highsOptimiser } from "../../../adapters/optimiser/highs-optimiser";
import { syntheticYear } from "../../energy/weather/synthetic-year";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { StationSpec } from "../../station/station-spec";
import { compareDispatch, type DispatchComparison } from "./dispatch-comparison";
import { newStationState, prepareYear } from "./operating-year";
import { stationModel } from "./station-model";

const spec: StationSpec = { ...STANDARD_NODE, dispatch: { ...STANDARD_NODE.dispatch, storageExport: true } };
const weather = syntheticYear(spec.site, GREENSBORO_MONTHLY, 1);
const { inputs, storedKwh } = prepareYear(stationModel(spec, weather, 1), newStationState(spec), 1);

/** A market with a dear evening whose height changes from day to day, which no habit foretells. */
const prices = Float64Array.from({ length: HOURS_PER_YEAR }, (_, hour) => {
  const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
  const evening = ofDay >= 17 && ofDay < 21 ? 0.15 * ((day * 7919) % 5) : 0;
  return 0.05 + 0.03 * Math.sin((2 * Math.PI * (ofDay - 9)) / 24) + evening;
});

function expectBetweenNoneAndOptimum({ withoutStorage, optimum, policies }: DispatchComparison): void {
  expect(optimum.net).toBeLessThan(withoutStorage.net);
  for (const { cost, capture } of policies) {
    expect(cost.net).toBeGreaterThanOrEqual(optimum.net - 1e-6 * Math.abs(optimum.net));
    expect(capture).toBeCloseTo((withoutStorage.net - cost.net) / (withoutStorage.net - optimum.net), 9);
  }
}

test("under the station's tariffs: planning beats rules, and neither beats knowing everything", async () => {
  const comparison = compareDispatch(inputs, storedKwh, await highsOptimiser());
  expectBetweenNoneAndOptimum(comparison);
  const of = (policy: string, forecasts: string | null) =>
    comparison.policies.find((one) => one.policy === policy && one.forecasts === forecasts)?.capture ?? Number.NaN;
  expect(comparison.policies).toHaveLength(3);
  expect(of("rolling", "seasonal")).toBeGreaterThan(of("rules", null));
});

test("on a market: forecasts that come true capture more than habit, most where a day is nominated ahead", async () => {
  const market = { prices, forecasts: [{ name: "oracle", values: prices }] };
  const comparison = compareDispatch(inputs, storedKwh, await highsOptimiser(), market);
  expectBetweenNoneAndOptimum(comparison);
  const of = (known: string, forecasts: string) =>
    comparison.policies.find((one) => one.prices === known && one.forecasts === forecasts)?.capture ?? Number.NaN;
  expect(of("nominated", "oracle")).toBeGreaterThan(of("nominated", "persistence"));
  expect(of("nominated", "oracle")).toBeGreaterThan(of("nominated", "seasonal"));
  const scores = comparison.policies.find(({ forecasts }) => forecasts === "oracle")?.scores;
  expect(scores?.purchase?.model.name).toBe("oracle");
  expect(scores?.load?.hours).toBeGreaterThan(HOURS_PER_YEAR);
});
