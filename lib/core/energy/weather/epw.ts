import { collectYear, invalidWeather, numberOf, siteOf, type WeatherRow } from "./weather-table";
import type { WeatherFileYear } from "./weather-year";

const HEADER_LINES = 8;

/**
 * EnergyPlus weather file: eight header lines, then hours numbered 1 to 24 (EnergyPlus Auxiliary Programs, "EPW data
 * dictionary"). PVGIS writes its satellite's time offset into the comments.
 * @throws HeliographError WEATHER_FILE_INVALID
 */
export function readEpw(lines: readonly string[]): WeatherFileYear {
  const location = (lines[0] ?? "").split(",");
  if (location.length < 10) throw invalidWeather(1, "the LOCATION line has fewer than 10 fields");
  const site = siteOf(
    1,
    [location[1], location[3]]
      .map((part) => part?.trim())
      .filter((part) => part && part !== "-")
      .join(", "),
    numberOf(location, 6, "latitude", 1),
    numberOf(location, 7, "longitude", 1),
    numberOf(location, 9, "elevation", 1),
    numberOf(location, 8, "time zone", 1),
  );
  // PVGIS counts its hours in UTC although its LOCATION line names a zone: its CSV of the same year proves it.
  const offset = /Irradiance Time Offset \(h\):\s*(-?[\d.]+)/.exec(lines.slice(0, HEADER_LINES).join("\n"));
  const { hours, monthYears } = collectYear(rowsOf(lines), HEADER_LINES);
  return {
    format: "epw",
    source: `EPW ${location[4]?.trim() ?? ""} ${location[5]?.trim() ?? ""}, ${site.name}`,
    site: offset ? { ...site, utcOffsetHours: 0 } : site,
    monthYears,
    sunTimeOffsetHours: offset ? 1 + Number(offset[1]) : 0.5,
    hours,
  };
}

function* rowsOf(lines: readonly string[]): Generator<WeatherRow> {
  for (let index = HEADER_LINES; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text.trim() === "") continue;
    const line = index + 1;
    const fields = text.split(",");
    yield {
      line,
      year: numberOf(fields, 0, "year", line),
      month: numberOf(fields, 1, "month", line),
      day: numberOf(fields, 2, "day", line),
      hour: numberOf(fields, 3, "hour", line) - 1,
      tempAir: numberOf(fields, 6, "dry bulb temperature", line),
      pressure: numberOf(fields, 9, "pressure", line),
      ghi: numberOf(fields, 13, "global horizontal radiation", line),
      dni: numberOf(fields, 14, "direct normal radiation", line),
      dhi: numberOf(fields, 15, "diffuse horizontal radiation", line),
      windSpeed: numberOf(fields, 21, "wind speed", line),
    };
  }
}
