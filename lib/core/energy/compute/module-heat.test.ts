import { DEFAULT_POWER_DERATING } from "../../station/storage-plant";
import { powerShare } from "../storage/power-derating";
import { removableHeatKw, withinHeat } from "./module-heat";

const storage = { chargeKw: 100, dischargeKw: 100, chargeEfficiency: 0.92, dischargeEfficiency: 0.92 };

test("cooling loses its share for each kelvin above the rated air temperature", () => {
  const cooling = { heatKw: 12, ratedAirTemperatureC: 35, deratingPerK: 0.02 };
  expect(removableHeatKw(cooling, 20)).toBe(12);
  expect(removableHeatKw(cooling, 45)).toBeCloseTo(9.6, 12);
  expect(removableHeatKw(cooling, 100)).toBe(0);
});

test("who comes first has its heat removed, the other is cut to what is left", () => {
  const computeFirst = withinHeat(10, true, 6, 1.2, storage);
  expect(computeFirst.computeKw).toBeCloseTo(6, 12);
  // 10 - 5 kW of heat: 62.5 kW in at 8 % loss, 57.5 kW out at 1 / 0.92 - 1.
  expect(computeFirst.chargeKw).toBeCloseTo(62.5, 9);
  expect(computeFirst.dischargeKw).toBeCloseTo(57.5, 9);
  const storageFirst = withinHeat(10, false, 6, 1.2, storage);
  expect(storageFirst.chargeKw).toBe(100);
  expect(storageFirst.computeKw).toBeCloseTo((10 - 100 * (1 / 0.92 - 1)) * 1.2, 9);
});

test("derating of the storage's power is linear between its points, level beyond", () => {
  expect([-40, -32.5, 0, 45, 50, 60].map((air) => powerShare(DEFAULT_POWER_DERATING, air))).toEqual([
    0, 0.5, 1, 1, 0.5, 0,
  ]);
});
