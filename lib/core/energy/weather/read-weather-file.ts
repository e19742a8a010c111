import { HeliographError } from "../../errors/heliograph-error";
import { readEpw } from "./epw";
import { readPvgisCsv } from "./pvgis-csv";
import { isSamCsv, readSamCsv } from "./sam-csv";
import { isTmy2, readTmy2 } from "./tmy2";
import { readTmy3 } from "./tmy3";
import type { WeatherFileYear } from "./weather-year";

/** No hourly year comes near this size. */
const MAXIMUM_BYTES = 16_000_000;

/**
 * Reads a weather file of whatever format its content shows.
 * @throws HeliographError WEATHER_FORMAT_UNKNOWN, WEATHER_FILE_TOO_LARGE, WEATHER_FILE_INVALID (with line and reason)
 */
export function readWeatherFile(bytes: Uint8Array): WeatherFileYear {
  if (bytes.length > MAXIMUM_BYTES) {
    throw new HeliographError({
      code: "WEATHER_FILE_TOO_LARGE",
      kind: "too-large",
      message: `The weather file has ${bytes.length} bytes.`,
      remedy: `Give one year of hours, at most ${MAXIMUM_BYTES} bytes.`,
      data: { bytes: bytes.length },
    });
  }
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  if (lines[0]?.startsWith("LOCATION,")) return readEpw(lines);
  if (lines[1]?.startsWith("Date (MM/DD/YYYY)")) return readTmy3(lines);
  if (lines.slice(0, 40).some((line) => line.startsWith("time(UTC)"))) return readPvgisCsv(lines);
  if (isSamCsv(lines)) return readSamCsv(lines);
  if (isTmy2(lines)) return readTmy2(lines);
  throw new HeliographError({
    code: "WEATHER_FORMAT_UNKNOWN",
    message: "The file is none of TMY2, TMY3, EPW, a PVGIS typical year as CSV, and SAM or NSRDB CSV.",
    remedy:
      "EPW begins with LOCATION, TMY2 with a station line in columns, TMY3 has its column names in line 2, SAM and NSRDB in line 3, PVGIS has a line that begins with time(UTC).",
    data: { firstLine: (lines[0] ?? "").slice(0, 80) },
  });
}
