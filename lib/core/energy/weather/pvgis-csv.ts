import { collectYear, invalidWeather, numberOf, siteOf, type WeatherRow } from "./weather-table";
import type { WeatherFileYear } from "./weather-year";

const COLUMNS = {
  ghi: "G(h)",
  dni: "Gb(n)",
  dhi: "Gd(h)",
  tempAir: "T2m",
  windSpeed: "WS10m",
  pressure: "SP",
} as const;

/**
 * PVGIS typical year as CSV (PVGIS (c) European Union): header lines, the year of each month, rows in UTC. Irradiance is that
 * of the satellite's image, `Irradiance Time Offset` after the hour.
 * @throws HeliographError WEATHER_FILE_INVALID
 */
export function readPvgisCsv(lines: readonly string[]): WeatherFileYear {
  const table = lines.findIndex((line) => line.startsWith("time(UTC)"));
  if (table < 0) throw invalidWeather(lines.length, 'there is no line that begins with "time(UTC)"');
  const header = (label: string): number => {
    const index = lines.slice(0, table).findIndex((line) => line.startsWith(label));
    if (index < 0) throw invalidWeather(table, `there is no header line "${label}"`);
    return numberOf([(lines[index] ?? "").slice((lines[index] ?? "").indexOf(":") + 1)], 0, label, index + 1);
  };
  const latitude = header("Latitude (decimal degrees)");
  const longitude = header("Longitude (decimal degrees)");
  const site = siteOf(1, `${latitude} N ${longitude} E`, latitude, longitude, header("Elevation (m)"), 0);
  const sunTimeOffsetHours = lines.slice(0, table).some((line) => line.startsWith("Irradiance Time Offset (h)"))
    ? header("Irradiance Time Offset (h)")
    : 0;
  const { hours, monthYears } = collectYear(rowsOf(lines, table), table + 1);
  return { format: "pvgis-csv", source: `PVGIS TMY, ${site.name}`, site, monthYears, sunTimeOffsetHours, hours };
}

function* rowsOf(lines: readonly string[], table: number): Generator<WeatherRow> {
  const names = (lines[table] ?? "").split(",").map((name) => name.trim());
  const column = Object.fromEntries(
    Object.entries(COLUMNS).map(([key, name]) => {
      const index = names.indexOf(name);
      if (index < 0) throw invalidWeather(table + 1, `there is no column "${name}"`);
      return [key, index];
    }),
  ) as Record<keyof typeof COLUMNS, number>;
  for (let index = table + 1; index < lines.length; index += 1) {
    const text = lines[index] as string;
    // The legend follows after an empty line.
    if (text.trim() === "") return;
    const line = index + 1;
    const fields = text.split(",");
    const time = /^(\d{4})(\d{2})(\d{2}):(\d{2})\d{2}$/.exec(fields[0]?.trim() ?? "");
    if (!time) throw invalidWeather(line, `"${fields[0]}" is not a time as YYYYMMDD:HHMM`);
    yield {
      line,
      year: Number(time[1]),
      month: Number(time[2]),
      day: Number(time[3]),
      hour: Number(time[4]),
      ghi: numberOf(fields, column.ghi, "G(h)", line),
      dni: numberOf(fields, column.dni, "Gb(n)", line),
      dhi: numberOf(fields, column.dhi, "Gd(h)", line),
      tempAir: numberOf(fields, column.tempAir, "T2m", line),
      windSpeed: numberOf(fields, column.windSpeed, "WS10m", line),
      pressure: numberOf(fields, column.pressure, "SP", line),
    };
  }
}
