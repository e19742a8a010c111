import { HeliographError } from "../../errors/heliograph-error";
import { HOURS_PER_YEAR, MONTH_DAYS, MONTH_STARTS, type WeatherHours } from "./weather-year";

/** One hour as a file states it; `line` is for the refusal. Hour 0 = 00:00-01:00. */
export type WeatherRow = {
  readonly line: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly ghi: number;
  readonly dni: number;
  readonly dhi: number;
  readonly tempAir: number;
  readonly windSpeed: number;
  readonly pressure?: number;
};

const RANGES = {
  ghi: [-1, 1800, "W/m2"],
  dni: [-1, 1500, "W/m2"],
  dhi: [-1, 1200, "W/m2"],
  tempAir: [-90, 65, "C"],
  windSpeed: [0, 90, "m/s"],
  pressure: [30_000, 110_000, "Pa"],
} as const;
type Column = keyof typeof RANGES;

/**
 * Collects a file's rows into a year, in order and complete; 29 February is left out.
 * @throws HeliographError WEATHER_FILE_INVALID with the line and the reason
 */
export function collectYear(
  rows: Iterable<WeatherRow>,
  headerLines: number,
): { hours: WeatherHours; monthYears: number[] } {
  const hours = {
    ghi: new Float64Array(HOURS_PER_YEAR),
    dni: new Float64Array(HOURS_PER_YEAR),
    dhi: new Float64Array(HOURS_PER_YEAR),
    tempAir: new Float64Array(HOURS_PER_YEAR),
    windSpeed: new Float64Array(HOURS_PER_YEAR),
    pressure: new Float64Array(HOURS_PER_YEAR),
  };
  let hasPressure = true;
  const monthYears = new Array<number>(12).fill(0);
  let index = 0;
  let lastLine = headerLines;
  for (const row of rows) {
    lastLine = row.line;
    if (row.month === 2 && row.day === 29) continue;
    if (index >= HOURS_PER_YEAR) throw invalidWeather(row.line, `more than ${HOURS_PER_YEAR} hours`);
    if (hourOfYear(row) !== index) {
      throw invalidWeather(row.line, `expected ${nameOfHour(index)}, found ${nameOf(row.month, row.day, row.hour)}`);
    }
    for (const column of Object.keys(RANGES) as Column[]) {
      const value = row[column];
      if (value === undefined) {
        hasPressure = false;
        continue;
      }
      const [low, high, unit] = RANGES[column];
      if (!(value >= low && value <= high)) {
        throw invalidWeather(row.line, `${column} is ${value}, outside ${low} to ${high} ${unit}`);
      }
      const radiation = column === "ghi" || column === "dni" || column === "dhi";
      hours[column][index] = radiation ? Math.max(0, value) + 0 : value;
    }
    monthYears[row.month - 1] = row.year;
    index += 1;
  }
  if (index < HOURS_PER_YEAR) {
    throw invalidWeather(
      lastLine,
      `the file ends after ${index} of ${HOURS_PER_YEAR} hours, before ${nameOfHour(index)}`,
    );
  }
  const { pressure, ...others } = hours;
  return { hours: hasPressure ? { ...others, pressure } : others, monthYears };
}

export function invalidWeather(line: number, reason: string): HeliographError {
  return new HeliographError({
    code: "WEATHER_FILE_INVALID",
    message: `Line ${line} of the weather file: ${reason}.`,
    remedy: "Download the file again and give it unchanged: TMY2, TMY3, EPW, PVGIS or SAM CSV, one year of hours.",
    data: { line, reason },
  });
}

/** A number of a field. @throws HeliographError WEATHER_FILE_INVALID */
export function numberOf(fields: readonly string[], column: number, name: string, line: number): number {
  const text = fields[column]?.trim() ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw invalidWeather(line, `${name} is "${text}", not a number`);
  return value;
}

/** Site coordinates of a header, checked. @throws HeliographError WEATHER_FILE_INVALID */
export function siteOf(
  line: number,
  name: string,
  latitudeDeg: number,
  longitudeDeg: number,
  elevationM: number,
  utcOffsetHours: number,
) {
  if (Math.abs(latitudeDeg) > 90) throw invalidWeather(line, `latitude ${latitudeDeg} is outside -90 to 90`);
  if (Math.abs(longitudeDeg) > 180) throw invalidWeather(line, `longitude ${longitudeDeg} is outside -180 to 180`);
  if (elevationM < -430 || elevationM > 8000) throw invalidWeather(line, `elevation ${elevationM} m is not on land`);
  if (Math.abs(utcOffsetHours) > 14) throw invalidWeather(line, `time zone ${utcOffsetHours} is outside -14 to 14`);
  return { name, latitudeDeg, longitudeDeg, elevationM, utcOffsetHours };
}

function hourOfYear(row: WeatherRow): number {
  const start = MONTH_STARTS[row.month - 1];
  const days = MONTH_DAYS[row.month - 1];
  if (start === undefined || days === undefined || row.day < 1 || row.day > days || row.hour < 0 || row.hour > 23)
    return -1;
  return start + (row.day - 1) * 24 + row.hour;
}

function nameOfHour(index: number): string {
  const month = MONTH_STARTS.findLastIndex((start) => start <= index);
  const since = index - (MONTH_STARTS[month] ?? 0);
  return nameOf(month + 1, Math.floor(since / 24) + 1, since % 24);
}

function nameOf(month: number, day: number, hour: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `month ${two(month)} day ${two(day)} hour ${two(hour)}:00`;
}
