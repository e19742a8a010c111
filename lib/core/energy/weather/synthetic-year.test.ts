import { readFileSync } from "node:fs";
import { describeWithReferenceData, referencePath } from "../../../../test/reference-data";
import { withHashes } from "../../../../test/with-hashes";
import type { MonthlyClimate } from "../../station/monthly-climate";
import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { sunOf } from "../pv/pv-year";
import { readWeatherFile } from "./read-weather-file";
import { syntheticYear } from "./synthetic-year";
import { MONTH_STARTS, type WeatherYear } from "./weather-year";

/** Clearness index and mean temperature of each month, from hours. */
function monthlyMeans(weather: WeatherYear): { clearness: number[]; temperature: number[] } {
  const sun = sunOf(weather);
  const clearness: number[] = [];
  const temperature: number[] = [];
  for (let month = 0; month < 12; month += 1) {
    let global = 0;
    let extraterrestrial = 0;
    let warmth = 0;
    const [from, to] = [MONTH_STARTS[month] as number, MONTH_STARTS[month + 1] as number];
    for (let hour = from; hour < to; hour += 1) {
      const height = Math.max(0, Math.cos(((sun.zenithDeg[hour] as number) * Math.PI) / 180));
      global += weather.hours.ghi[hour] as number;
      extraterrestrial += height * (sun.dniExtra[hour] as number);
      warmth += weather.hours.tempAir[hour] as number;
    }
    clearness.push(global / extraterrestrial);
    temperature.push(warmth / (to - from));
  }
  return { clearness, temperature };
}

const year = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 42);

test("monthly means are those asked for, exactly", () => {
  const { clearness, temperature } = monthlyMeans(year);
  for (let month = 0; month < 12; month += 1) {
    expect(clearness[month]).toBeCloseTo(GREENSBORO_MONTHLY.clearnessIndex[month] as number, 10);
    expect(temperature[month]).toBeCloseTo(GREENSBORO_MONTHLY.meanTemperatureC[month] as number, 10);
  }
});

test("hours are physical, and vary as days do", () => {
  const sun = sunOf(year);
  const { ghi, dni, dhi } = year.hours;
  const wrong = Array.from(ghi, (global, hour) => {
    const height = Math.max(0, Math.cos(((sun.zenithDeg[hour] as number) * Math.PI) / 180));
    const [beam, diffuse] = [dni[hour] as number, dhi[hour] as number];
    const closes = Math.abs(global - diffuse - beam * height) < 1e-9;
    const clear = beam <= 0.8 * (sun.dniExtra[hour] as number);
    return closes && clear && diffuse >= 0 && (height > 0 || global === 0) ? null : hour;
  }).filter((hour) => hour !== null);
  expect(wrong).toEqual([]);
  const daily = Array.from({ length: 31 }, (_, day) =>
    ghi.subarray(4344 + day * 24, 4368 + day * 24).reduce((a, b) => a + b, 0),
  );
  expect(Math.max(...daily) / Math.min(...daily)).toBeGreaterThan(2);
});

test("the same seed makes the same year; southern and dim sites work", () => {
  expect(withHashes(syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 42))).toEqual(withHashes(year));
  expect(syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 43).hours.ghi).not.toEqual(year.hours.ghi);
  const sydney = {
    name: "Sydney",
    latitudeDeg: -33.87,
    longitudeDeg: 151.21,
    elevationM: 58,
    timeZone: "Australia/Sydney",
  };
  const dim: MonthlyClimate = {
    ...GREENSBORO_MONTHLY,
    clearnessIndex: [0.06, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.5],
  };
  const south = syntheticYear(sydney, dim, 1);
  expect(south.site.utcOffsetHours).toBe(10);
  const { clearness } = monthlyMeans(south);
  for (let month = 0; month < 12; month += 1)
    expect(clearness[month]).toBeCloseTo(dim.clearnessIndex[month] as number, 10);
});

describeWithReferenceData("Greensboro's monthly preset", () => {
  test("is what the TMY3 hours say, to the digits given", () => {
    const file = readWeatherFile(readFileSync(referencePath("weather/greensboro_tmy3_723170TYA.csv")));
    const { clearness, temperature } = monthlyMeans(file);
    for (let month = 0; month < 12; month += 1) {
      expect(
        Math.abs((clearness[month] as number) - (GREENSBORO_MONTHLY.clearnessIndex[month] as number)),
      ).toBeLessThan(6e-5);
      expect(
        Math.abs((temperature[month] as number) - (GREENSBORO_MONTHLY.meanTemperatureC[month] as number)),
      ).toBeLessThan(6e-3);
    }
  });
});
