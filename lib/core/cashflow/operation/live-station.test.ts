import { withHashes } from "../../../../test/with-hashes";
import { syntheticYear } from "../../energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { StationSpec } from "../../station/station-spec";
import { liveFirstYear, liveModel } from "./live-station";
import { simulateStation, simulationSteps } from "./simulate-station";

const spec: StationSpec = { ...STANDARD_NODE, lifeYears: 2, operationStart: "2027-07" };
const weather = syntheticYear(spec.site, GREENSBORO_MONTHLY, 1);

test("the first step tells the first year of the simulation, before the others are taken", () => {
  const model = liveModel(spec, weather, 1, null);
  const { value } = simulationSteps(model).next();
  if (!value || !("first" in value) || !value.first) throw new Error("the first step tells no first year");
  const live = liveFirstYear(spec, value.first);
  const simulation = simulateStation(spec, weather, { seed: 1 });
  expect(withHashes(live.flows)).toEqual(withHashes(simulation.firstYear));
  expect(live.energyKwh).toEqual(simulation.years[0]?.energyKwh);
  // Paid later than earned: the settlement lags of a year are a few percent of it.
  expect(Math.abs(live.cfads / (simulation.years[0]?.cfads ?? 0) - 1)).toBeLessThan(0.1);
});

test("a model is taken over where weather and PV are the same, and gives the same figures", () => {
  const fresh = liveModel(spec, weather, 1, null);
  const cheaper = { ...spec, lifeYears: 1, discountRate: 0.05 };
  const reused = liveModel(cheaper, weather, 1, fresh);
  expect(reused.dc).toBe(fresh.dc);
  const steps = simulationSteps(reused);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(withHashes(step.value)).toEqual(withHashes(simulateStation(cheaper, weather, { seed: 1 })));
  const larger = {
    ...cheaper,
    pv: {
      ...spec.pv,
      inverter: { ...spec.pv.inverter, acPowerKw: 300 },
      arrays: spec.pv.arrays.map((array) => ({ ...array, peakPowerKw: array.peakPowerKw * 1.3 })),
    },
  };
  const scaled = liveModel(larger, weather, 1, fresh);
  const anew = liveModel(larger, weather, 1, null);
  expect(scaled.dc[0]?.acPowerKw).toBe(300);
  const apart = scaled.dc[0]?.dc.map((power, hour) => Math.abs(power - (anew.dc[0]?.dc[hour] ?? Number.NaN))) ?? [];
  expect(Math.max(...apart)).toBeLessThan(1e-9);
  expect(scaled.peakSunEnergyKwh / anew.peakSunEnergyKwh).toBeCloseTo(1, 12);
  const flat = { ...spec, pv: { ...spec.pv, arrays: spec.pv.arrays.slice(0, 1) } };
  expect(liveModel(flat, weather, 1, fresh).dc).not.toBe(fresh.dc);
});
