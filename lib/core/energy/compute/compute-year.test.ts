import { STANDARD_NODE } from "../../station/presets/standard-node";
import { clockYear } from "../clock-year";
import { computeYear, servedAcceleratorHours } from "./compute-year";

const clock = clockYear("Etc/UTC", "2027-01");
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

test("sold hours and power follow the plant", () => {
  const year = computeYear(STANDARD_NODE.compute, clock);
  expect(sum(year.acceleratorHours)).toBeCloseTo(4 * 8760 * 0.6 * 0.98, 6);
  expect(year.loadKw[0]).toBeCloseTo(4 * 0.47 * 1.2 * 0.98 * (0.25 + 0.75 * 0.6), 12);
  expect(servedAcceleratorHours(year, 0, year.loadKw[0] as number)).toBeCloseTo(4 * 0.6 * 0.98, 12);
  expect(servedAcceleratorHours(year, 0, year.idleKw)).toBe(0);
});

test("a profile moves hours within the day, its mean stays", () => {
  const night = [...new Array(12).fill(1), ...new Array(12).fill(0.5)];
  const profiled = {
    ...STANDARD_NODE.compute,
    utilisationProfile: { workdayHourWeights: night, weekendHourWeights: night },
  };
  const year = computeYear(profiled, clock);
  expect(sum(year.acceleratorHours)).toBeCloseTo(4 * 8760 * 0.6 * 0.98, 6);
  expect((year.acceleratorHours[2] as number) / (year.acceleratorHours[20] as number)).toBeCloseTo(2, 9);
});
