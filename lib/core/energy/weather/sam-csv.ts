import { completeIrradiance } from "./complete-irradiance";
import { csvFields } from "./csv-fields";
import { collectYear, invalidWeather, numberOf, siteOf, type WeatherRow } from "./weather-table";
import type { WeatherFileYear } from "./weather-year";

/** Names that SAM and NSRDB give to a column, compared without case, blanks, dashes and units in brackets. */
const NAMES = {
  year: ["year", "yr"],
  month: ["month", "mo"],
  day: ["day"],
  hour: ["hour", "hr"],
  minute: ["minute", "min"],
  ghi: ["ghi", "gh", "global", "globalhorizontal"],
  dni: ["dni", "dn", "beam", "directnormal"],
  dhi: ["dhi", "df", "diffuse", "diffusehorizontal"],
  tempAir: ["tdry", "temperature", "drybulb", "airtemperature", "ambient", "ambienttemp"],
  windSpeed: ["wspd", "windspeed", "wind"],
  pressure: ["pres", "pressure", "surfacepressure"],
} as const;
type Column = keyof typeof NAMES;
const OPTIONAL: readonly Column[] = ["minute", "ghi", "dni", "dhi", "pressure"];
const HEADER_LINES = 3;

/** Whether lines are those of a SAM CSV: names of the site's facts, the facts, names of the columns. */
export function isSamCsv(lines: readonly string[]): boolean {
  const facts = csvFields(lines[0] ?? "").map(plain);
  const columns = csvFields(lines[2] ?? "").map(plain);
  return (
    facts.includes("latitude") && facts.includes("longitude") && columns.includes("year") && columns.includes("month")
  );
}

/**
 * SAM's weather CSV, which NREL's National Solar Radiation Database also writes (SAM Help, "Weather File Formats"). With a
 * column of minutes the values are those of instants, at half past in NSRDB's hourly files; several in one hour are averaged.
 * Without it they are means of the hour. Where one or two of the three irradiances are left out they follow from the others.
 * @throws HeliographError WEATHER_FILE_INVALID
 */
export function readSamCsv(lines: readonly string[]): WeatherFileYear {
  const names = csvFields(lines[0] ?? "").map(plain);
  const facts = csvFields(lines[1] ?? "");
  const fact = (name: string) => facts[names.indexOf(name)]?.trim() ?? "";
  const number = (name: string) => numberOf(facts, names.indexOf(name), name, 2);
  const place = [fact("city"), fact("state"), fact("country")].filter((part) => part && part !== "-").join(", ");
  const site = siteOf(
    2,
    place || `${fact("source")} ${fact("locationid")}`,
    number("latitude"),
    number("longitude"),
    number("elevation"),
    number("timezone"),
  );
  const columns = columnsOf(csvFields(lines[2] ?? "").map(plain));
  const minutes: number[] = [];
  const { hours, monthYears } = collectYear(hourly(rowsOf(lines, columns, minutes)), HEADER_LINES);
  const year: WeatherFileYear = {
    format: "sam-csv",
    source: `${fact("source") || "SAM CSV"} ${fact("locationid")}, ${site.name}`.slice(0, 300),
    site,
    monthYears,
    sunTimeOffsetHours:
      columns.minute < 0 ? 0.5 : minutes.reduce((sum, minute) => sum + minute, 0) / minutes.length / 60,
    ...(columns.minute < 0 ? {} : { instantaneous: true }),
    hours,
  };
  const known = (["ghi", "dni", "dhi"] as const).filter((column) => columns[column] >= 0);
  return known.length === 3 ? year : { ...year, hours: completeIrradiance(year, known) };
}

function columnsOf(names: readonly string[]): Record<Column, number> {
  const found = Object.fromEntries(
    Object.entries(NAMES).map(([column, spellings]) => [
      column,
      names.findIndex((name) => (spellings as readonly string[]).includes(name)),
    ]),
  ) as Record<Column, number>;
  for (const column of Object.keys(NAMES) as Column[]) {
    if (found[column] < 0 && !OPTIONAL.includes(column)) {
      throw invalidWeather(HEADER_LINES, `there is no column "${NAMES[column][0]}"`);
    }
  }
  const irradiances = [found.ghi, found.dni, found.dhi].filter((index) => index >= 0).length;
  if (found.ghi < 0 && irradiances < 2) {
    throw invalidWeather(HEADER_LINES, "there is neither global irradiance nor both beam and diffuse");
  }
  return found;
}

function* rowsOf(lines: readonly string[], columns: Record<Column, number>, minutes: number[]): Generator<WeatherRow> {
  let firstHour: number | undefined;
  for (let index = HEADER_LINES; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text.replaceAll(",", "").trim() === "") continue;
    const line = index + 1;
    const fields = text.split(",");
    const value = (column: Column) => numberOf(fields, columns[column], NAMES[column][0], line);
    const irradiance = (column: "ghi" | "dni" | "dhi") => (columns[column] < 0 ? 0 : value(column));
    const hour = value("hour");
    // Some count an hour by its end, from 1 to 24.
    firstHour ??= hour;
    if (columns.minute >= 0) minutes.push(value("minute"));
    yield {
      line,
      year: value("year"),
      month: value("month"),
      day: value("day"),
      hour: hour - firstHour,
      ghi: irradiance("ghi"),
      dni: irradiance("dni"),
      dhi: irradiance("dhi"),
      tempAir: value("tempAir"),
      windSpeed: value("windSpeed"),
      ...(columns.pressure >= 0 ? { pressure: value("pressure") * 100 } : {}),
    };
  }
}

const AVERAGED = ["ghi", "dni", "dhi", "tempAir", "windSpeed", "pressure"] as const;

/** Rows of the same hour as one, averaged. */
function* hourly(rows: Iterable<WeatherRow>): Generator<WeatherRow> {
  let current: WeatherRow | undefined;
  let count = 0;
  for (const row of rows) {
    if (current && current.hour === row.hour && current.day === row.day && current.month === row.month) {
      count += 1;
      const mean: Record<string, number> = {};
      for (const key of AVERAGED) {
        const [before, added] = [current[key], row[key]];
        if (before !== undefined && added !== undefined) mean[key] = before + (added - before) / count;
      }
      current = { ...current, ...mean, line: row.line };
      continue;
    }
    if (current) yield current;
    current = row;
    count = 1;
  }
  if (current) yield current;
}

function plain(name: string): string {
  return name
    .replace(/\([^)]*\)/g, "")
    .replace(/[\s_-]/g, "")
    .toLowerCase();
}
