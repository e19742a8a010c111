import { readFileSync } from "node:fs";
import { describeWithReferenceData, referencePath } from "../../../../test/reference-data";
import { DAY_MS, HOUR_MS } from "../../time/instant";
import { sunOf } from "../pv/pv-year";
import { readWeatherFile } from "./read-weather-file";
import type { WeatherYear } from "./weather-year";

const bytes = (text: string) => new TextEncoder().encode(text);
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** Every hour of a calendar year with a day from 8 to 16 o'clock, one line each. */
function hoursOf(year: number, line: (at: Date, ghi: number) => string | readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += HOUR_MS) {
    const hour = (at % DAY_MS) / HOUR_MS;
    lines.push(...[line(new Date(at), hour >= 8 && hour < 16 ? 400 : 0)].flat());
  }
  return lines;
}

/** A TMY2 line with only what is read, the other columns blank: NREL/SP-463-7668, table 3-2. */
function tmy2Line(at: Date, ghi: number): string {
  const line = new Array<string>(142).fill(" ");
  const put = (first: number, text: string) => line.splice(first - 1, text.length, ...text);
  put(2, pad(at.getUTCFullYear() % 100, 2) + pad(at.getUTCMonth() + 1, 2) + pad(at.getUTCDate(), 2));
  put(8, pad(at.getUTCHours() + 1, 2));
  put(18, pad(ghi, 4));
  put(24, pad(ghi, 4));
  put(30, pad(ghi / 4, 4));
  put(68, "-058");
  put(85, "0984");
  put(96, "036");
  return line.join("");
}

const TMY2_STATION = " 23183 PHOENIX                AZ  -7 N 33 26 W 112  1   339";
const NSRDB_NAMES = "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone";
const SYDNEY = "NSRDB,1234,-,-,Australia,-33.87,151.21,10,58,10";
const NSRDB_COLUMNS = "Year,Month,Day,Hour,Minute,DHI,DNI,GHI,Dew Point,Temperature,Pressure,Wind Speed";
const nsrdbLine = (minute: number) => (at: Date, ghi: number) =>
  `${at.getUTCFullYear()},${at.getUTCMonth() + 1},${at.getUTCDate()},${at.getUTCHours()},${minute},${ghi / 4},${ghi},${ghi},3.1,21.5,1002,2.4`;

/** Hour of the year at which the sun is highest on 21 December. */
function noonOf(weather: WeatherYear): number {
  const zenith = sunOf(weather).zenithDeg.subarray(354 * 24, 355 * 24);
  return zenith.indexOf(Math.min(...zenith));
}

test("TMY2: columns of fixed width, tenths, hours by their end, degrees and minutes", () => {
  const weather = readWeatherFile(bytes([TMY2_STATION, ...hoursOf(1990, tmy2Line)].join("\r\n")));
  expect(weather.format).toBe("tmy2");
  expect(weather.site).toMatchObject({ name: "PHOENIX, AZ", elevationM: 339, utcOffsetHours: -7 });
  expect(weather.site.latitudeDeg).toBeCloseTo(33.43333, 4);
  expect(weather.site.longitudeDeg).toBeCloseTo(-112.01667, 4);
  expect([weather.hours.tempAir[0], weather.hours.windSpeed[0], weather.hours.pressure?.[0]]).toEqual([
    -5.8, 3.6, 98_400,
  ]);
  expect([weather.hours.ghi[7], weather.hours.ghi[8], weather.hours.dhi[8]]).toEqual([0, 400, 100]);
  expect(weather.monthYears[0]).toBe(1990);
});

test("NSRDB: values of the half hour, the south, a leap day, its own time zone", () => {
  const rows = hoursOf(2020, nsrdbLine(30));
  expect(rows).toHaveLength(8784);
  const weather = readWeatherFile(bytes([NSRDB_NAMES, SYDNEY, NSRDB_COLUMNS, ...rows].join("\n")));
  expect(weather).toMatchObject({ format: "sam-csv", sunTimeOffsetHours: 0.5, instantaneous: true });
  expect(weather.hours.ghi).toHaveLength(8760);
  expect(weather.site).toMatchObject({ name: "Australia", latitudeDeg: -33.87, utcOffsetHours: 10 });
  // Sydney's December sun is high in the north: 10.4 deg from the zenith at noon.
  const noon = noonOf(weather);
  const sun = sunOf(weather);
  expect(noon).toBe(11);
  expect(sun.zenithDeg[354 * 24 + noon]).toBeLessThan(12);
  const azimuth = sun.azimuthDeg[354 * 24 + noon] as number;
  expect(Math.min(azimuth, 360 - azimuth)).toBeLessThan(30);
});

test("half hours are averaged into hours, whose instant is the mean of theirs", () => {
  const read = (first: number, second: number) => {
    const rows = hoursOf(2019, (at, ghi) => [nsrdbLine(first)(at, ghi), nsrdbLine(second)(at, ghi / 2)]);
    return readWeatherFile(bytes([NSRDB_NAMES, SYDNEY, NSRDB_COLUMNS, ...rows].join("\n")));
  };
  const weather = read(15, 45);
  expect(weather.hours.ghi[12]).toBe(300);
  expect(weather.sunTimeOffsetHours).toBe(0.5);
  expect(read(0, 30).sunTimeOffsetHours).toBe(0.25);
});

test("what a SAM file leaves out follows from the rest: split by Erbs, or the third of three", () => {
  const columns = "Year,Month,Day,Hour,GHI,DNI,DHI,Tdry,Wspd";
  const keep =
    (...kept: number[]) =>
    (text: string) =>
      text
        .split(",")
        .filter((_, index) => index < 4 || index > 6 || kept.includes(index))
        .join(",");
  const row = (at: Date, ghi: number) =>
    `${at.getUTCFullYear()},${at.getUTCMonth() + 1},${at.getUTCDate()},${at.getUTCHours()},${ghi},${ghi},${ghi / 2},20,2`;
  const file = (...kept: number[]) =>
    readWeatherFile(
      bytes([NSRDB_NAMES, SYDNEY, keep(...kept)(columns), ...hoursOf(2019, row).map(keep(...kept))].join("\n")),
    );
  const full = file(4, 5, 6);
  expect(full).toMatchObject({ sunTimeOffsetHours: 0.5 });
  expect(full.hours.pressure).toBeUndefined();
  const cosine = (hour: number) => Math.cos(((sunOf(full).apparentZenithDeg[hour] as number) * Math.PI) / 180);
  const globalOnly = file(4);
  expect(globalOnly.hours.dhi[12]).toBeLessThan(400);
  expect((globalOnly.hours.dhi[12] as number) + (globalOnly.hours.dni[12] as number) * cosine(12)).toBeCloseTo(400, 6);
  expect(file(5, 6).hours.ghi[12]).toBeCloseTo(200 + 400 * cosine(12), 9);
  expect(file(4, 6).hours.dni[12]).toBeCloseTo(200 / cosine(12), 9);
  expect(file(4, 5).hours.dhi[12]).toBeCloseTo(Math.max(0, 400 - 400 * cosine(12)), 9);
});

test.each([
  ["truncated", 5000, /ends after \d+ of 8760 hours/, (rows: string[]) => rows.slice(0, 4997)],
  [
    "an hour missing",
    14,
    /expected month 01 day 01 hour 10:00/,
    (rows: string[]) => rows.filter((_, index) => index !== 10),
  ],
  [
    "an hour twice as hot",
    20,
    /tempAir is 215, outside/,
    (rows: string[]) => rows.with(16, (rows[16] as string).replace("21.5", "215")),
  ],
  [
    "no number",
    20,
    /Pressure|pres is "n\/a", not a number/,
    (rows: string[]) => rows.with(16, (rows[16] as string).replace("1002", "n/a")),
  ],
])("an NSRDB file with %s is refused at line %i", (_, line, reason, change) => {
  const rows = hoursOf(2019, nsrdbLine(30));
  expect(() => readWeatherFile(bytes([NSRDB_NAMES, SYDNEY, NSRDB_COLUMNS, ...change(rows)].join("\n")))).toThrow(
    expect.objectContaining({
      code: "WEATHER_FILE_INVALID",
      data: expect.objectContaining({ line, reason: expect.stringMatching(reason) }),
    }),
  );
});

test("a TMY2 that ends early or holds a letter is refused where it does", () => {
  const rows = hoursOf(1990, tmy2Line);
  const refused = (lines: string[], line: number) =>
    expect(() => readWeatherFile(bytes([TMY2_STATION, ...lines].join("\n")))).toThrow(
      expect.objectContaining({ code: "WEATHER_FILE_INVALID", data: expect.objectContaining({ line }) }),
    );
  refused(rows.slice(0, 99), 100);
  refused(rows.with(50, (rows[50] as string).replace("0984", "09x4")), 52);
});

describeWithReferenceData("Phoenix, TMY2 as SAM's CSV", () => {
  test("site, months of several years, units, a sun that fits the beam", () => {
    const weather = readWeatherFile(readFileSync(referencePath("weather/phoenix_tmy2_sam.csv")));
    expect(weather.format).toBe("sam-csv");
    expect(weather.site).toEqual({
      name: "Phoenix, AZ, USA",
      latitudeDeg: 33.433333,
      longitudeDeg: -112.016667,
      elevationM: 339,
      utcOffsetHours: -7,
    });
    expect(new Set(weather.monthYears).size).toBeGreaterThan(1);
    expect([weather.hours.tempAir[0], weather.hours.pressure?.[0]]).toEqual([5.6, 98_300]);
    const sun = sunOf(weather);
    const night = weather.hours.dni.filter((_, hour) => (sun.apparentZenithDeg[hour] as number) > 90);
    // Phoenix's winter sun rises at about half past: some of those hours' middles are still dark.
    expect(sum(night) / sum(weather.hours.dni)).toBeLessThan(0.004);
  });
});
