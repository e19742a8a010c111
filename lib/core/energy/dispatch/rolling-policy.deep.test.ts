import { RandomStream } from "../random/random-stream";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import { dispatchCost } from "./dispatch-cost";
import type { DispatchInputs } from "./dispatch-inputs";
import { dispatchInputs, hourly, storageLimits, tariff } from "./dispatch-year.fixture";
import { emptyHourlyFlows } from "./hourly-flows";
import { newRollingMemory } from "./rolling-memory";
import { dispatchByRolling } from "./rolling-policy";
import { dispatchByRules, NEW_RULES_MEMORY } from "./rules-policy";

/** A busy station: sun by day, sessions at random, day-ahead prices. */
function busyStation(seed: number, change: Partial<DispatchInputs> = {}): DispatchInputs {
  const random = new RandomStream(seed, "busy station");
  const chargingLoad = hourly(() => (random.uniform() < 0.25 ? 120 * random.uniform() : 0));
  const knowledge = { kind: "day-ahead", publishedAtHour: 13 } as const;
  const prices = hourly((hour) => 0.08 + 0.04 * Math.sin((hour / 12) * Math.PI) + 0.05 * random.uniform());
  return dispatchInputs({
    pv: hourly((hour) => Math.max(0, 150 * Math.sin(((hour % 24) - 6) * (Math.PI / 12)) * random.uniform())),
    chargingLoad,
    chargingDelivered: chargingLoad,
    auxiliaryKw: 3,
    hostLoad: hourly((hour) => (hour % 24 > 7 ? 40 : 15)),
    purchase: { prices, knowledge },
    sale: { prices: prices.map((price) => price * 0.5), knowledge },
    gridCharging: true,
    storageExport: true,
    wearCost: 0.009,
    ...change,
  });
}

test("what happens later leaves earlier hours bit-identical: load, PV, prices, calls, derating", () => {
  const change = 2407;
  // Prices of the change's own day and, from 13:00, of the next are known before; those after are not.
  const priceChange = (Math.floor(change / 24) + 2) * 24;
  const base = busyStation(1);
  const other = busyStation(2);
  const spliced = (before: Float64Array, after: Float64Array, from: number) =>
    before.map((value, hour) => (hour < from ? value : (after[hour] as number)));
  const otherSale = (other.sale ?? other.purchase).prices;
  const baseSale = (base.sale ?? base.purchase).prices;
  const chargingLoad = spliced(base.chargingLoad, other.chargingLoad, change);
  const changed: DispatchInputs = {
    ...base,
    pv: spliced(base.pv, other.pv, change),
    chargingLoad,
    chargingDelivered: chargingLoad,
    hostLoad: base.hostLoad.map((load, hour) => (hour < change ? load : load / 2)),
    purchase: { ...base.purchase, prices: spliced(base.purchase.prices, other.purchase.prices, priceChange) },
    sale: { knowledge: base.purchase.knowledge, prices: spliced(baseSale, otherSale, priceChange) },
    storage: {
      ...base.storage,
      chargeKw: base.storage.chargeKw.map((kw, hour) => (hour < change ? kw : kw / 3)),
      dischargeKw: base.storage.dischargeKw.map((kw, hour) => (hour < change ? kw : kw / 3)),
      calledKw: hourly((hour) => (hour > change && hour % 50 === 0 ? 20 : 0)),
    },
  };
  const run = (inputs: DispatchInputs) => {
    const flows = emptyHourlyFlows();
    dispatchByRolling(inputs, 20, newRollingMemory(1), flows);
    return flows;
  };
  const [first, second] = [run(base), run(changed)];
  for (const name of ["stored", "gridImport", "gridExport", "storageToHost", "pvToStorage"] as const) {
    expect(second[name].subarray(0, change)).toEqual(first[name].subarray(0, change));
    expect(second[name].subarray(change)).not.toEqual(first[name].subarray(change));
  }
});

test("a year can be run again from what was learned before it: the memory is left as it was", () => {
  const flows = emptyHourlyFlows();
  const again = emptyHourlyFlows();
  const { memory, storedKwh } = dispatchByRolling(busyStation(1), 20, newRollingMemory(1), flows);
  dispatchByRolling(busyStation(2), storedKwh, memory, flows);
  dispatchByRolling(busyStation(2), storedKwh, memory, again);
  expect(again).toEqual(flows);
});

test("it costs less than the rules, in energy and in peaks", () => {
  const inputs = busyStation(3);
  const flows = emptyHourlyFlows();
  dispatchByRules(inputs, 20, NEW_RULES_MEMORY, flows);
  const rules = dispatchCost(inputs, flows);
  dispatchByRolling(inputs, 20, newRollingMemory(1), flows);
  const rolling = dispatchCost(inputs, flows);
  expect(rolling.net).toBeLessThan(rules.net);
  expect(rolling.demand).toBeLessThan(rules.demand);
});

test("known prices are met exactly: full cheap hours, empty dear ones", () => {
  const purchase = tariff(hourly((hour) => (hour % 24 < 6 ? 0.1 : hour % 24 >= 18 ? 0.3 : 0.2)));
  const inputs = dispatchInputs({ purchase, gridCharging: true, auxiliaryKw: 70, demandCharges: [] });
  const flows = emptyHourlyFlows();
  dispatchByRolling(inputs, 20, newRollingMemory(0), flows);
  const day = 100 * 24;
  expect(flows.stored[day + 6]).toBeCloseTo(190, 6);
  expect(flows.stored[day + 23]).toBeCloseTo(20, 6);
  expect(flows.storageToAuxiliary.subarray(day + 6, day + 18).every((energy) => energy < 1e-9)).toBe(true);
});

test("storage pays for its wear, or rests", () => {
  const purchase = tariff(hourly((hour) => (hour % 24 < 6 ? 0.1 : 0.14)));
  const discharged = (wearCost: number) => {
    const inputs = dispatchInputs({ purchase, gridCharging: true, auxiliaryKw: 70, demandCharges: [], wearCost });
    const flows = emptyHourlyFlows();
    dispatchByRolling(inputs, 20, newRollingMemory(0), flows);
    return flows.storageToAuxiliary.reduce((a, b) => a + b, 0);
  };
  expect(discharged(0.01)).toBeGreaterThan(30_000);
  expect(discharged(0.05)).toBeLessThan(200);
});

test("a peak reached is not passed again in its month while energy lasts", () => {
  const tall = (hour: number) => hour % 24 === 18 && hour % 720 > 100;
  const chargingLoad = hourly((hour) => (tall(hour) ? 100 : 30));
  const inputs = dispatchInputs({ chargingLoad, chargingDelivered: chargingLoad, gridCharging: true });
  const flows = emptyHourlyFlows();
  dispatchByRolling(inputs, 20, newRollingMemory(1), flows);
  const charged = inputs.demandCharges[0]?.charged ?? new Uint8Array(HOURS_PER_YEAR);
  expect(charged[0]).toBe(1);
  const june = flows.gridImport.subarray(inputs.clock.monthStarts[5], inputs.clock.monthStarts[6]);
  expect(Math.max(...june)).toBeLessThan(50);
});

test("a storage without room does nothing", () => {
  const flows = emptyHourlyFlows();
  const storage = storageLimits({
    reserveKwh: 0,
    highestKwh: 0,
    chargeKw: hourly(() => 0),
    dischargeKw: hourly(() => 0),
  });
  dispatchByRolling(dispatchInputs({ storage, auxiliaryKw: 5 }), 0, newRollingMemory(1), flows);
  expect(flows.gridImport[10]).toBe(5);
  expect(flows.stored[10]).toBe(0);
});
