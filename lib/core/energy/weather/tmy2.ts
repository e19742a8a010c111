import { collectYear, invalidWeather, numberOf, siteOf, type WeatherRow } from "./weather-table";
import type { WeatherFileYear } from "./weather-year";

/** First and last character, counted from 1, of each field of a data line: NREL/SP-463-7668 (1995), table 3-2. */
const FIELDS = {
  year: [2, 3],
  month: [4, 5],
  day: [6, 7],
  hour: [8, 9],
  ghi: [18, 21],
  dni: [24, 27],
  dhi: [30, 33],
  tempAir: [68, 71],
  pressure: [85, 88],
  windSpeed: [96, 98],
} as const;

/** Station number, city, state, time zone, latitude and longitude in degrees and minutes, elevation: ibid., table 3-1. */
const STATION = /^.(\d{5}) (.{22}) (..) +(-?\d+) ([NS]) +(\d+) +(\d+) ([EW]) +(\d+) +(\d+) +(-?\d+)\s*$/;

/** Whether lines are those of a TMY2: a station line, then digits in columns. */
export function isTmy2(lines: readonly string[]): boolean {
  return STATION.test(lines[0] ?? "");
}

/**
 * NREL's TMY2: one station line, then columns of fixed width, temperatures and wind in tenths, hours named by their end (Marion &
 * Urban, User's Manual for TMY2s, NREL/SP-463-7668). Months come from different years of 1961 to 1990.
 * @throws HeliographError WEATHER_FILE_INVALID
 */
export function readTmy2(lines: readonly string[]): WeatherFileYear {
  const station = STATION.exec(lines[0] ?? "");
  if (!station) throw invalidWeather(1, "it is not the station line of a TMY2");
  const part = (index: number) => (station[index] ?? "").trim();
  const angle = (from: number) => Number(part(from)) + Number(part(from + 1)) / 60;
  const site = siteOf(
    1,
    `${part(2)}, ${part(3)}`,
    angle(6) * (part(5) === "S" ? -1 : 1),
    angle(9) * (part(8) === "W" ? -1 : 1),
    Number(part(11)),
    Number(part(4)),
  );
  const { hours, monthYears } = collectYear(rowsOf(lines), 1);
  return {
    format: "tmy2",
    source: `NREL TMY2 ${part(1)}, ${site.name}`,
    site,
    monthYears,
    sunTimeOffsetHours: 0.5,
    hours,
  };
}

function* rowsOf(lines: readonly string[]): Generator<WeatherRow> {
  for (let index = 1; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text.trim() === "") continue;
    const line = index + 1;
    const value = (name: keyof typeof FIELDS) => {
      const [first, last] = FIELDS[name];
      return numberOf([text.slice(first - 1, last)], 0, name, line);
    };
    yield {
      line,
      year: 1900 + value("year"),
      month: value("month"),
      day: value("day"),
      hour: value("hour") - 1,
      ghi: value("ghi"),
      dni: value("dni"),
      dhi: value("dhi"),
      tempAir: value("tempAir") / 10,
      pressure: value("pressure") * 100,
      windSpeed: value("windSpeed") / 10,
    };
  }
}
