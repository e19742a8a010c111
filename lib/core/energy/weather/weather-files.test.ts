import { readFileSync } from "node:fs";
import {
  describeWithReferenceData,
  hasReferenceData,
  referencePath,
  referenceText,
} from "../../../../test/reference-data";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { plantDcYear, sunOf } from "../pv/pv-year";
import { alignWeather } from "./align-weather";
import { csvFields } from "./csv-fields";
import { readWeatherFile } from "./read-weather-file";
import { MONTH_STARTS, type WeatherYear } from "./weather-year";

const bytes = (text: string) => new TextEncoder().encode(text);
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

const dcOf = (weather: WeatherYear) =>
  plantDcYear(STANDARD_NODE.pv, weather).dc.reduce((total, { dc }) => total + sum(dc), 0);

/** Share of beam energy in hours whose sun is below the horizon: a wrong time zone lights the night. */
function nightBeamShare(weather: WeatherYear): number {
  const sun = sunOf(weather);
  const night = weather.hours.dni.filter((_, hour) => (sun.apparentZenithDeg[hour] as number) > 90);
  return sum(night) / sum(weather.hours.dni);
}

describeWithReferenceData("weather files", () => {
  const read = (name: string) => readWeatherFile(readFileSync(referencePath(`weather/${name}`)));
  const [tmy3, csv, epw] = hasReferenceData
    ? [read("greensboro_tmy3_723170TYA.csv"), read("pvgis_45N_8E_tmy.csv"), read("pvgis_45N_8E_tmy.epw")]
    : [];

  test("TMY3: station, months from different years, units", () => {
    expect(tmy3?.site).toEqual({
      name: "GREENSBORO PIEDMONT TRIAD INT, NC",
      latitudeDeg: 36.1,
      longitudeDeg: -79.95,
      elevationM: 273,
      utcOffsetHours: -5,
    });
    expect(tmy3?.monthYears.slice(0, 3)).toEqual([1988, 1996, 1990]);
    // First line of data: 10.0 C, 993 mbar, 6.2 m/s.
    expect([tmy3?.hours.tempAir[0], tmy3?.hours.pressure?.[0], tmy3?.hours.windSpeed[0]]).toEqual([10, 99_300, 6.2]);
  });

  test("PVGIS: CSV and EPW are the same year in UTC, the satellite's offset read", () => {
    expect(csv?.site.utcOffsetHours).toBe(0);
    expect(epw?.site.utcOffsetHours).toBe(0);
    expect(csv?.sunTimeOffsetHours).toBe(0.1761);
    expect(epw?.sunTimeOffsetHours).toBeCloseTo(0.1761, 12);
    expect(epw?.hours.ghi).toEqual(csv?.hours.ghi);
    expect(csv?.hours.pressure?.[0]).toBe(99_870);
  });

  test("sun and beam fit together in every file, aligned to the site's standard time or not", () => {
    for (const weather of [tmy3, csv, epw] as WeatherYear[]) expect(nightBeamShare(weather)).toBeLessThan(0.002);
    for (const offset of [1, 5.5, -5, -11]) {
      const moved = alignWeather(csv as WeatherYear, offset);
      expect(nightBeamShare(moved)).toBeLessThan(0.002);
      expect(sum(moved.hours.ghi)).toBeCloseTo(sum((csv as WeatherYear).hours.ghi), 6);
      expect(dcOf(moved)).toBeCloseTo(dcOf(csv as WeatherYear), -3);
    }
  });

  const refused = (text: string, line: number, reason: RegExp) => {
    expect(() => readWeatherFile(bytes(text))).toThrow(
      expect.objectContaining({
        code: "WEATHER_FILE_INVALID",
        data: expect.objectContaining({ line, reason: expect.stringMatching(reason) }),
      }),
    );
  };
  const edited = (name: string, line: number, edit: (text: string) => string | null) => {
    const lines = referenceText(`weather/${name}`).split(/\r?\n/);
    const changed = edit(lines[line - 1] as string);
    return lines.flatMap((text, index) => (index !== line - 1 ? [text] : changed === null ? [] : [changed])).join("\n");
  };

  test("a truncated file is refused with its last line", () => {
    const text = referenceText("weather/greensboro_tmy3_723170TYA.csv").split(/\r?\n/).slice(0, 102).join("\n");
    refused(text, 102, /ends after 100 of 8760 hours/);
    const epwText = referenceText("weather/pvgis_45N_8E_tmy.epw").split(/\r?\n/).slice(0, 8).join("\n");
    refused(epwText, 8, /ends after 0 of 8760/);
  });

  test("missing, doubled and impossible hours are refused where they stand", () => {
    refused(
      edited("greensboro_tmy3_723170TYA.csv", 50, () => null),
      50,
      /expected month 01 day 02 hour 23:00/,
    );
    refused(
      edited("pvgis_45N_8E_tmy.csv", 100, (text) => `${text}\n${text}`),
      101,
      /expected/,
    );
    refused(
      edited("pvgis_45N_8E_tmy.csv", 30, (text) => text.replace(/^([^,]*),[^,]*/, "$1,99.9")),
      30,
      /tempAir is 99\.9/,
    );
    refused(
      edited("pvgis_45N_8E_tmy.epw", 20, (text) => text.replace(/^(([^,]*,){13})[^,]*/, "$19999")),
      20,
      /ghi is 9999/,
    );
    refused(
      edited("pvgis_45N_8E_tmy.epw", 20, (text) => text.replace(/^(([^,]*,){13})[^,]*/, "$1abc")),
      20,
      /not a number/,
    );
    refused(
      edited("greensboro_tmy3_723170TYA.csv", 2, (text) => text.replace("DNI (W/m^2)", "Direct")),
      2,
      /no column/,
    );
  });

  test("29 February is left out", () => {
    const lines = referenceText("weather/pvgis_45N_8E_tmy.csv").split(/\r?\n/);
    const march = lines.findIndex((line) => /^\d{4}0301:0000/.test(line));
    const day = lines
      .slice(march - 24, march)
      .map((line) => line.replace(/^(\d{4})0228/, "20160229").replace(/^\d{8}/, "20160229"));
    const leap = [...lines.slice(0, march), ...day, ...lines.slice(march)].join("\n");
    expect(readWeatherFile(bytes(leap)).hours.ghi).toEqual(csv?.hours.ghi);
  });
});

test("what is no weather file is refused by its content", () => {
  expect(() => readWeatherFile(bytes("a,b\n1,2"))).toThrow(expect.objectContaining({ code: "WEATHER_FORMAT_UNKNOWN" }));
  expect(() => readWeatherFile(new Uint8Array(16_000_001))).toThrow(
    expect.objectContaining({ code: "WEATHER_FILE_TOO_LARGE" }),
  );
  expect(() => readWeatherFile(bytes("LOCATION,x"))).toThrow(expect.objectContaining({ code: "WEATHER_FILE_INVALID" }));
});

test("CSV fields with quotes and commas", () => {
  expect(csvFields('723170,"GREENSBORO, NC","a ""b""",,-5')).toEqual(["723170", "GREENSBORO, NC", 'a "b"', "", "-5"]);
});

test("months add up to the year", () => {
  expect(MONTH_STARTS).toHaveLength(13);
  expect(MONTH_STARTS.at(-1)).toBe(8760);
});
