import * as fc from "fast-check";
import { PRIORITY_CLAIMS } from "../../station/priority-claim";
import { RandomStream } from "../random/random-stream";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import { dispatchInputs, hourly, storageLimits, tariff } from "./dispatch-year.fixture";
import { emptyHourlyFlows, type HourlyFlow } from "./hourly-flows";
import { newRollingMemory } from "./rolling-memory";
import { dispatchByRolling } from "./rolling-policy";
import { dispatchByRules, NEW_RULES_MEMORY } from "./rules-policy";

const TOLERANCE_KWH = 1e-9;
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
  heldShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
  calledKw: power,
  efficiency: fc.double({ min: 0.6, max: 1, noNaN: true }),
  gridCharging: fc.boolean(),
  storageExport: fc.boolean(),
  sells: fc.boolean(),
  dayAhead: fc.boolean(),
  demandPrice: fc.constantFrom(0, 6, 40),
  peakTargetShare: fc.double({ min: 0, max: 1, noNaN: true }),
  priority: fc.shuffledSubarray([...PRIORITY_CLAIMS], { minLength: 4 }),
  policy: fc.constantFrom("rules" as const, "rolling" as const),
});

test("every hour closes to 1e-9 kWh and no limit is ever broken, whatever comes and whoever decides", () => {
  fc.assert(
    fc.property(scenario, (s) => {
      const random = new RandomStream(s.seed, "dispatch test");
      const noisy = (scale: number) => hourly(() => (random.uniform() < 0.3 ? 0 : scale * random.uniform()));
      const held = s.capacityKwh > 0;
      const storage = storageLimits({
        reserveKwh: 0.1 * s.capacityKwh,
        floorKwh: hourly((hour) => (hour % 24 < 12 ? 0.1 + 0.8 * s.heldShare : 0.1) * s.capacityKwh),
        highestKwh: 0.95 * s.capacityKwh,
        chargeKw: held ? noisy(s.chargeKw) : hourly(() => 0),
        dischargeKw: held ? noisy(s.dischargeKw) : hourly(() => 0),
        calledKw: hourly((hour) => (held && hour % 24 < 12 && random.uniform() < 0.02 ? s.calledKw : 0)),
        chargeEfficiency: s.efficiency,
        dischargeEfficiency: s.efficiency,
      });
      const chargingLoad = noisy(s.chargingKw);
      const computeLoad = hourly(() => s.computeKw);
      const knowledge = s.dayAhead
        ? ({ kind: "day-ahead", publishedAtHour: 13 } as const)
        : ({ kind: "tariff" } as const);
      const inputs = dispatchInputs({
        ...s,
        storage,
        computeLoad,
        computeServable: computeLoad.map((load) => load * (random.uniform() < 0.1 ? 0.5 : 1)),
        pv: noisy(s.pvKw),
        chargingLoad,
        chargingDelivered: chargingLoad.map((load) => load * 0.95),
        hostLoad: noisy(s.hostKw),
        purchase: { prices: hourly(() => 0.4 * random.uniform() - 0.05), knowledge },
        sale: s.sells ? { prices: hourly(() => 0.3 * random.uniform() - 0.05), knowledge } : null,
        demandCharges: [{ pricePerKwMonth: s.demandPrice, charged: new Uint8Array(HOURS_PER_YEAR).fill(1) }],
      });
      const flows = emptyHourlyFlows();
      const start = s.capacityKwh / 2;
      if (s.policy === "rules") dispatchByRules(inputs, start, NEW_RULES_MEMORY, flows);
      else dispatchByRolling(inputs, start, newRollingMemory(1), flows);

      let before = start;
      let worst = 0;
      let lowest = 0;
      const check = (difference: number) => {
        worst = Math.max(worst, Math.abs(difference));
      };
      const over = (value: number, limit: number) => check(Math.max(0, value - limit));
      for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
        const f = (name: HourlyFlow) => flows[name][hour] as number;
        const sum = (...names: HourlyFlow[]) => names.reduce((total, name) => total + f(name), 0);
        check(
          f("pv") -
            sum("pvToAuxiliary", "pvToCompute", "pvToCharging", "pvToHost", "pvToStorage", "pvToGrid", "pvCurtailed"),
        );
        check(f("auxiliaryLoad") - sum("pvToAuxiliary", "storageToAuxiliary", "gridToAuxiliary", "auxiliaryUnserved"));
        check(f("computeLoad") - sum("pvToCompute", "storageToCompute", "gridToCompute", "computeUnserved"));
        check(f("chargingLoad") - sum("pvToCharging", "storageToCharging", "gridToCharging", "chargingUnserved"));
        check(f("hostLoad") - sum("pvToHost", "storageToHost", "hostUnserved"));
        check(f("gridImport") - sum("gridToAuxiliary", "gridToCompute", "gridToCharging", "gridToStorage"));
        check(f("gridExport") - sum("pvToGrid", "storageToGrid"));
        const into = sum("pvToStorage", "gridToStorage");
        const out = sum(
          "storageToAuxiliary",
          "storageToCompute",
          "storageToCharging",
          "storageToHost",
          "storageToGrid",
        );
        const called = storage.calledKw[hour] as number;
        const floor = storage.floorKwh[hour] as number;
        check(f("stored") - (before + s.efficiency * into - out / s.efficiency));
        check(Math.min(into, out));
        over(into, called > 0 ? 0 : (storage.chargeKw[hour] as number));
        over(out, (storage.dischargeKw[hour] as number) + called);
        over(f("serviceDelivered"), Math.min(called, out));
        over(f("stored"), storage.highestKwh);
        // Only a call goes below what is held, and never below the reserve.
        over(Math.min(before, called > 0 ? storage.reserveKwh : floor), f("stored"));
        over(f("gridImport"), s.importLimitKw);
        over(f("gridExport"), s.exportLimitKw);
        check(Math.min(f("gridImport"), f("storageToGrid")));
        if (!s.gridCharging) check(f("gridToStorage"));
        if (!s.storageExport && called === 0) check(f("storageToGrid"));
        before = f("stored");
      }
      for (const flow of Object.values(flows)) for (const value of flow) lowest = Math.min(lowest, value);
      expect(worst).toBeLessThan(TOLERANCE_KWH);
      expect(lowest).toBeGreaterThan(-TOLERANCE_KWH);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test("beyond the grid limit chargers are throttled and the loss is shown", () => {
  const chargingLoad = hourly(() => 300);
  const flows = emptyHourlyFlows();
  const computeLoad = hourly(() => 20);
  const inputs = dispatchInputs({
    chargingLoad,
    chargingDelivered: chargingLoad.map((load) => load * 0.9),
    computeLoad,
    computeServable: computeLoad,
  });
  dispatchByRules(inputs, 20, NEW_RULES_MEMORY, flows);
  expect(flows.gridImport[100]).toBe(200);
  expect(flows.computeUnserved[100]).toBe(0);
  expect(flows.chargingUnserved[100]).toBeCloseTo(120, 9);
  expect(flows.charged[100]).toBeCloseTo(180 * 0.9, 9);
});

test("the order of priority decides who gets PV energy and who goes short", () => {
  const load = hourly(() => 150);
  const flows = emptyHourlyFlows();
  const served = (priority: typeof PRIORITY_CLAIMS | readonly (typeof PRIORITY_CLAIMS)[number][]) => {
    const inputs = dispatchInputs({
      priority,
      pv: hourly(() => 50),
      computeLoad: load,
      computeServable: load,
      chargingLoad: load,
      chargingDelivered: load,
      storage: storageLimits({ reserveKwh: 190 }),
    });
    dispatchByRules(inputs, 190, NEW_RULES_MEMORY, flows);
    return [flows.pvToCompute[5], flows.computeUnserved[5], flows.pvToCharging[5], flows.chargingUnserved[5]];
  };
  expect(served(["compute", "charging", "host", "storage"])).toEqual([50, 0, 0, 50]);
  expect(served(["charging", "compute", "host", "storage"])).toEqual([0, 50, 50, 0]);
});

test("a call of the grid draws on what is held for it, down to the reserve and no further", () => {
  const flows = emptyHourlyFlows();
  const inputs = dispatchInputs({
    purchase: tariff(hourly(() => 0.1)),
    storage: storageLimits({
      floorKwh: hourly(() => 100),
      calledKw: hourly((hour) => (hour === 10 || hour === 11 ? 40 : 0)),
    }),
  });
  dispatchByRolling(inputs, 100, newRollingMemory(1), flows);
  expect(flows.stored[9]).toBe(100);
  expect(flows.serviceDelivered[10]).toBe(40);
  expect(flows.serviceDelivered[11]).toBeCloseTo((80 - 40 / 0.93) * 0.93, 9);
  expect(flows.stored[11]).toBeCloseTo(20, 9);
});
