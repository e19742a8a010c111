import * as fc from "fast-check";
import { RandomStream } from "../random/random-stream";
import { HOURS_PER_YEAR, MONTH_STARTS } from "../weather/weather-year";
import type { DispatchInputs, DispatchMemory, StorageLimits } from "./dispatch-inputs";
import { dispatchYear } from "./dispatch-year";
import { emptyHourlyFlows } from "./hourly-flows";

const month = new Uint8Array(HOURS_PER_YEAR).map((_, hour) => MONTH_STARTS.findLastIndex((start) => start <= hour));
const TOLERANCE_KWH = 1e-9;

const storage: StorageLimits = {
  lowestKwh: 20,
  highestKwh: 190,
  chargeKw: 100,
  dischargeKw: 80,
  chargeEfficiency: 0.92,
  dischargeEfficiency: 0.93,
};

function inputs(change: Partial<DispatchInputs> = {}): DispatchInputs {
  const zero = new Float64Array(HOURS_PER_YEAR);
  return {
    pv: zero,
    auxiliaryKw: 0,
    computeKw: 0,
    chargingLoad: zero,
    chargingDelivered: zero,
    hostLoad: zero,
    purchasePrice: new Float64Array(HOURS_PER_YEAR).fill(0.1),
    exportPrice: new Float64Array(HOURS_PER_YEAR).fill(0.04),
    demandCharged: new Uint8Array(HOURS_PER_YEAR).fill(1),
    month,
    importLimitKw: 200,
    exportLimitKw: 150,
    storage,
    gridCharging: false,
    storageExport: false,
    peakTargetShare: 0.8,
    ...change,
  };
}
const start: DispatchMemory = { storedKwh: 20, lastPeakKw: null, surplusYesterdayKwh: 0 };
const hours = (value: (hour: number) => number) => new Float64Array(HOURS_PER_YEAR).map((_, hour) => value(hour));

test("every hour closes to 1e-9 kWh and no limit is ever broken, whatever comes", () => {
  const power = fc.double({ min: 0, max: 400, noNaN: true });
  const scenario = fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    pvKw: power,
    chargingKw: power,
    hostKw: power,
    auxiliaryKw: fc.double({ min: 0, max: 30, noNaN: true }),
    computeKw: fc.double({ min: 0, max: 30, noNaN: true }),
    importLimitKw: power,
    exportLimitKw: power,
    capacityKwh: fc.constantFrom(0, 1, 200, 5000),
    chargeKw: power,
    dischargeKw: power,
    efficiency: fc.double({ min: 0.6, max: 1, noNaN: true }),
    gridCharging: fc.boolean(),
    storageExport: fc.boolean(),
    sells: fc.boolean(),
    peakTargetShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(scenario, (s) => {
      const random = new RandomStream(s.seed, "dispatch test");
      const noisy = (scale: number) => hours(() => (random.uniform() < 0.3 ? 0 : scale * random.uniform()));
      const limits: StorageLimits = {
        lowestKwh: 0.1 * s.capacityKwh,
        highestKwh: 0.95 * s.capacityKwh,
        chargeKw: s.capacityKwh > 0 ? s.chargeKw : 0,
        dischargeKw: s.capacityKwh > 0 ? s.dischargeKw : 0,
        chargeEfficiency: s.efficiency,
        dischargeEfficiency: s.efficiency,
      };
      const chargingLoad = noisy(s.chargingKw);
      const year = inputs({
        ...s,
        pv: noisy(s.pvKw),
        chargingLoad,
        chargingDelivered: chargingLoad.map((load) => load * 0.95),
        hostLoad: noisy(s.hostKw),
        purchasePrice: noisy(0.4),
        exportPrice: s.sells ? hours(() => 0.3 * random.uniform() - 0.05) : null,
        storage: limits,
      });
      const flows = emptyHourlyFlows();
      dispatchYear(year, { ...start, storedKwh: s.capacityKwh / 2 }, flows);
      let before = s.capacityKwh / 2;
      let worst = 0;
      let lowest = 0;
      const check = (difference: number) => {
        worst = Math.max(worst, Math.abs(difference));
      };
      for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
        const f = (name: keyof typeof flows) => flows[name][hour] as number;
        check(
          f("pv") -
            (f("pvToAuxiliary") +
              f("pvToCompute") +
              f("pvToCharging") +
              f("pvToHost") +
              f("pvToStorage") +
              f("pvToGrid") +
              f("pvCurtailed")),
        );
        check(
          f("auxiliaryLoad") -
            (f("pvToAuxiliary") + f("storageToAuxiliary") + f("gridToAuxiliary") + f("auxiliaryUnserved")),
        );
        check(
          f("computeLoad") - (f("pvToCompute") + f("storageToCompute") + f("gridToCompute") + f("computeUnserved")),
        );
        check(
          f("chargingLoad") -
            (f("pvToCharging") + f("storageToCharging") + f("gridToCharging") + f("chargingUnserved")),
        );
        check(f("hostLoad") - (f("pvToHost") + f("storageToHost") + f("hostUnserved")));
        check(f("gridImport") - (f("gridToAuxiliary") + f("gridToCompute") + f("gridToCharging") + f("gridToStorage")));
        check(f("gridExport") - (f("pvToGrid") + f("storageToGrid")));
        const into = f("pvToStorage") + f("gridToStorage");
        const out =
          f("storageToAuxiliary") +
          f("storageToCompute") +
          f("storageToCharging") +
          f("storageToHost") +
          f("storageToGrid");
        check(f("stored") - (before + s.efficiency * into - out / s.efficiency));
        check(Math.min(into, out));
        check(Math.max(0, into - limits.chargeKw) + Math.max(0, out - limits.dischargeKw));
        check(Math.max(0, f("stored") - limits.highestKwh) + Math.max(0, limits.lowestKwh - f("stored")));
        check(Math.max(0, f("gridImport") - s.importLimitKw) + Math.max(0, f("gridExport") - s.exportLimitKw));
        check(Math.max(0, Math.min(f("gridImport"), f("storageToGrid"))));
        before = f("stored");
      }
      for (const flow of Object.values(flows)) lowest = Math.min(lowest, ...flow);
      expect(worst).toBeLessThan(TOLERANCE_KWH);
      expect(lowest).toBeGreaterThan(-TOLERANCE_KWH);
    }),
    { numRuns: 15 },
  );
});

test("surplus goes to storage before the grid, and comes back in the evening", () => {
  const pv = hours((hour) => (hour % 24 >= 9 && hour % 24 < 15 ? 50 : 0));
  const chargingLoad = hours((hour) => (hour % 24 >= 18 && hour % 24 < 20 ? 30 : 0));
  const flows = emptyHourlyFlows();
  dispatchYear(inputs({ pv, chargingLoad, chargingDelivered: chargingLoad }), start, flows);
  expect(flows.pvToStorage[9]).toBe(50);
  expect(flows.storageToCharging[18]).toBeCloseTo(30, 12);
  expect(flows.gridImport[18]).toBeCloseTo(0, 12);
  expect(flows.pvToGrid[14]).toBeGreaterThan(0);
});

test("energy is kept for the published evening peak", () => {
  const purchasePrice = hours((hour) => (hour % 24 >= 18 && hour % 24 < 20 ? 0.4 : 0.1));
  const chargingLoad = hours(() => 20);
  const pv = hours((hour) => (hour % 24 === 12 ? 120 : 0));
  const flows = emptyHourlyFlows();
  dispatchYear(inputs({ pv, chargingLoad, chargingDelivered: chargingLoad, purchasePrice }), start, flows);
  expect(flows.storageToCharging[15]).toBe(0);
  expect(flows.storageToCharging[18]).toBeCloseTo(20, 12);
});

test("cheap hours refill the storage when the spread pays for the losses, not otherwise", () => {
  const priced = (peak: number) => hours((hour) => (hour % 24 < 6 ? 0.1 : hour % 24 >= 18 ? peak : 0.12));
  const bought = (peak: number) => {
    const flows = emptyHourlyFlows();
    dispatchYear(
      inputs({
        purchasePrice: priced(peak),
        gridCharging: true,
        auxiliaryKw: 10,
        demandCharged: new Uint8Array(HOURS_PER_YEAR),
      }),
      start,
      flows,
    );
    return flows.gridToStorage.reduce((a, b) => a + b, 0);
  };
  expect(bought(0.3)).toBeGreaterThan(10_000);
  expect(bought(0.121)).toBe(0);
});

test("a peak above the month's target is shaved to it", () => {
  // One tall hour a month, in the middle of an otherwise steady load; surplus PV keeps the storage full.
  const tall = (hour: number) => hour % 720 === 400;
  const chargingLoad = hours((hour) => (tall(hour) ? 150 : 60));
  const pv = hours((hour) => (hour % 24 === 12 ? 200 : 0));
  // The dear hour after the tall one makes the policy keep what it has stored.
  const purchasePrice = hours((hour) => (hour % 24 === 17 ? 0.2 : 0.1));
  const peakOfYear = (share: number) => {
    const flows = emptyHourlyFlows();
    const year = inputs({ chargingLoad, chargingDelivered: chargingLoad, pv, purchasePrice, peakTargetShare: share });
    dispatchYear(year, { ...start, lastPeakKw: 100 }, flows);
    return Math.max(...flows.gridImport);
  };
  expect(peakOfYear(0.8)).toBeCloseTo(80, 9);
  expect(peakOfYear(1)).toBeCloseTo(100, 9);
});

test("beyond the grid limit chargers are throttled and the loss is shown", () => {
  const chargingLoad = hours(() => 300);
  const flows = emptyHourlyFlows();
  const year = inputs({ chargingLoad, chargingDelivered: chargingLoad.map((load) => load * 0.9), computeKw: 20 });
  dispatchYear(year, start, flows);
  expect(flows.gridImport[100]).toBe(200);
  expect(flows.computeUnserved[100]).toBe(0);
  expect(flows.chargingUnserved[100]).toBeCloseTo(120, 9);
  expect(flows.charged[100]).toBeCloseTo(180 * 0.9, 9);
});
