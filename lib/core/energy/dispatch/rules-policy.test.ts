import { HOURS_PER_YEAR } from "../weather/weather-year";
import { dispatchInputs, hourly, storageLimits, tariff } from "./dispatch-year.fixture";
import { emptyHourlyFlows } from "./hourly-flows";
import { dispatchByRules, NEW_RULES_MEMORY } from "./rules-policy";

test("surplus goes to storage before the grid, and comes back in the evening", () => {
  const pv = hourly((hour) => (hour % 24 >= 9 && hour % 24 < 15 ? 50 : 0));
  const chargingLoad = hourly((hour) => (hour % 24 >= 18 && hour % 24 < 20 ? 30 : 0));
  const flows = emptyHourlyFlows();
  dispatchByRules(dispatchInputs({ pv, chargingLoad, chargingDelivered: chargingLoad }), 20, NEW_RULES_MEMORY, flows);
  expect(flows.pvToStorage[9]).toBe(50);
  expect(flows.storageToCharging[18]).toBeCloseTo(30, 12);
  expect(flows.gridImport[18]).toBeCloseTo(0, 12);
  expect(flows.pvToGrid[14]).toBeGreaterThan(0);
});

test("energy is kept for the published evening peak", () => {
  const purchase = tariff(hourly((hour) => (hour % 24 >= 18 && hour % 24 < 20 ? 0.4 : 0.1)));
  const chargingLoad = hourly(() => 20);
  const pv = hourly((hour) => (hour % 24 === 12 ? 120 : 0));
  const flows = emptyHourlyFlows();
  const inputs = dispatchInputs({ pv, chargingLoad, chargingDelivered: chargingLoad, purchase });
  dispatchByRules(inputs, 20, NEW_RULES_MEMORY, flows);
  expect(flows.storageToCharging[15]).toBe(0);
  expect(flows.storageToCharging[18]).toBeCloseTo(20, 12);
});

test("cheap hours refill the storage when the spread pays for the losses, not otherwise", () => {
  const bought = (peak: number) => {
    const flows = emptyHourlyFlows();
    const purchase = tariff(hourly((hour) => (hour % 24 < 6 ? 0.1 : hour % 24 >= 18 ? peak : 0.12)));
    const inputs = dispatchInputs({ purchase, gridCharging: true, auxiliaryKw: 10, demandCharges: [] });
    dispatchByRules(inputs, 20, NEW_RULES_MEMORY, flows);
    return flows.gridToStorage.reduce((a, b) => a + b, 0);
  };
  expect(bought(0.3)).toBeGreaterThan(10_000);
  expect(bought(0.121)).toBe(0);
});

test("a peak above the month's target is shaved to it", () => {
  // One tall hour a month, in the middle of an otherwise steady load; surplus PV keeps the storage full.
  const chargingLoad = hourly((hour) => (hour % 720 === 400 ? 150 : 60));
  const pv = hourly((hour) => (hour % 24 === 12 ? 200 : 0));
  // The dear hour after the tall one makes the policy keep what it has stored.
  const purchase = tariff(hourly((hour) => (hour % 24 === 17 ? 0.2 : 0.1)));
  const peakOfYear = (peakTargetShare: number) => {
    const flows = emptyHourlyFlows();
    const inputs = dispatchInputs({ chargingLoad, chargingDelivered: chargingLoad, pv, purchase, peakTargetShare });
    dispatchByRules(inputs, 20, { ...NEW_RULES_MEMORY, lastPeakKw: 100 }, flows);
    return Math.max(...flows.gridImport);
  };
  expect(peakOfYear(0.8)).toBeCloseTo(80, 9);
  expect(peakOfYear(1)).toBeCloseTo(100, 9);
});

test("the warranty's yearly discharge is kept, spread over the year", () => {
  const pv = hourly((hour) => (hour % 24 >= 9 && hour % 24 < 15 ? 50 : 0));
  const chargingLoad = hourly((hour) => (hour % 24 >= 18 ? 30 : 0));
  const storage = storageLimits({ dischargeKwhPerYear: 5000 });
  const flows = emptyHourlyFlows();
  const inputs = dispatchInputs({ pv, chargingLoad, chargingDelivered: chargingLoad, storage });
  dispatchByRules(inputs, 20, NEW_RULES_MEMORY, flows);
  const out = (from: number, to: number) =>
    flows.storageToCharging.subarray(from, to).reduce((a, b) => a + b, 0) / storage.dischargeEfficiency;
  expect(out(0, HOURS_PER_YEAR)).toBeCloseTo(5000, 0);
  expect(out(0, HOURS_PER_YEAR / 2)).toBeLessThan(5000 * (0.5 + 731 / 8760));
});
