import { csvFields } from "./csv-fields";
import { collectYear, invalidWeather, numberOf, siteOf, type WeatherRow } from "./weather-table";
import type { WeatherFileYear } from "./weather-year";

const COLUMNS = {
  date: "Date (MM/DD/YYYY)",
  time: "Time (HH:MM)",
  ghi: "GHI (W/m^2)",
  dni: "DNI (W/m^2)",
  dhi: "DHI (W/m^2)",
  tempAir: "Dry-bulb (C)",
  pressure: "Pressure (mbar)",
  windSpeed: "Wspd (m/s)",
} as const;

/**
 * NREL's TMY3: one line of station data, one of column names, then hours named by their end (Wilcox & Marion, User's Manual
 * for TMY3 Data Sets, NREL/TP-581-43156). Months come from different years.
 * @throws HeliographError WEATHER_FILE_INVALID
 */
export function readTmy3(lines: readonly string[]): WeatherFileYear {
  const station = csvFields(lines[0] ?? "");
  if (station.length < 7) throw invalidWeather(1, "the station line has fewer than 7 fields");
  const site = siteOf(
    1,
    [station[1], station[2]].map((part) => part?.trim()).join(", "),
    numberOf(station, 4, "latitude", 1),
    numberOf(station, 5, "longitude", 1),
    numberOf(station, 6, "elevation", 1),
    numberOf(station, 3, "time zone", 1),
  );
  const { hours, monthYears } = collectYear(rowsOf(lines), 2);
  return {
    format: "tmy3",
    source: `NREL TMY3 ${station[0]}, ${site.name}`,
    site,
    monthYears,
    sunTimeOffsetHours: 0.5,
    hours,
  };
}

function* rowsOf(lines: readonly string[]): Generator<WeatherRow> {
  const names = csvFields(lines[1] ?? "").map((name) => name.trim());
  const column = Object.fromEntries(
    Object.entries(COLUMNS).map(([key, name]) => {
      const index = names.indexOf(name);
      if (index < 0) throw invalidWeather(2, `there is no column "${name}"`);
      return [key, index];
    }),
  ) as Record<keyof typeof COLUMNS, number>;
  for (let index = 2; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text.trim() === "") continue;
    const line = index + 1;
    const fields = text.split(",");
    const date = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(fields[column.date]?.trim() ?? "");
    const time = /^(\d{2}):00$/.exec(fields[column.time]?.trim() ?? "");
    if (!date || !time)
      throw invalidWeather(line, `"${fields[column.date]},${fields[column.time]}" is not a date and an hour`);
    yield {
      line,
      year: Number(date[3]),
      month: Number(date[1]),
      day: Number(date[2]),
      hour: Number(time[1]) - 1,
      ghi: numberOf(fields, column.ghi, "GHI", line),
      dni: numberOf(fields, column.dni, "DNI", line),
      dhi: numberOf(fields, column.dhi, "DHI", line),
      tempAir: numberOf(fields, column.tempAir, "dry-bulb temperature", line),
      pressure: numberOf(fields, column.pressure, "pressure", line) * 100,
      windSpeed: numberOf(fields, column.windSpeed, "wind speed", line),
    };
  }
}
