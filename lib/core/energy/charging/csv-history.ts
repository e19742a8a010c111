import { HeliographError } from "../../errors/heliograph-error";
import { csvFields } from "../weather/csv-fields";
import { type HistorySession, isUsable, type SessionHistory } from "./session-history";

/** Names under which columns are known, lower case, without blanks and signs. */
const COLUMNS = {
  start: [
    "start",
    "starttime",
    "startdatetime",
    "started",
    "startedat",
    "connectiontime",
    "begin",
    "plugin",
    "arrival",
  ],
  end: [
    "end",
    "endtime",
    "enddatetime",
    "ended",
    "endedat",
    "disconnecttime",
    "stop",
    "stoptime",
    "plugout",
    "departure",
  ],
  minutes: ["minutes", "durationminutes", "duration", "durationmin"],
  energy: ["energy", "energykwh", "kwh", "kwhdelivered", "totalenergy", "consumption"],
  kind: ["kind", "type", "current", "acdc", "connectorpowertype"],
} as const;
type Column = keyof typeof COLUMNS;

/**
 * Sessions of a CSV with a header: begin, end (or duration in minutes), energy in kWh, and AC or DC where there is such a column.
 * Times without a time zone, and local ones with an offset, are what the clock on the wall showed.
 * @throws HeliographError HISTORY_CSV_INVALID, with the line
 */
export function readCsvHistory(text: string): SessionHistory {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const header = lines[0] ?? "";
  const separator = [";", "\t", ","].find((sign) => header.includes(sign)) ?? ",";
  const names = fieldsOf(header, separator).map((name) => name.toLowerCase().replace(/[^a-z]/g, ""));
  const at = (column: Column) => names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
  const place = { start: at("start"), end: at("end"), minutes: at("minutes"), energy: at("energy"), kind: at("kind") };
  if (place.start < 0 || place.energy < 0 || (place.end < 0 && place.minutes < 0)) {
    throw invalid(1, "the header names no columns for begin, end or duration, and energy");
  }
  const sessions: HistorySession[] = [];
  let leftOut = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "") continue;
    const fields = fieldsOf(line, separator);
    const startWallMs = wallTime(fields[place.start], index + 1);
    const stayMinutes =
      place.end >= 0
        ? (wallTime(fields[place.end], index + 1) - startWallMs) / 60_000
        : decimal(fields[place.minutes], index + 1);
    const kind = fields[place.kind]?.toLowerCase() ?? "";
    const session: HistorySession = {
      startWallMs,
      stayMinutes,
      chargingMinutes: null,
      energyKwh: decimal(fields[place.energy], index + 1),
      kind: kind.startsWith("dc") ? "dc" : kind.startsWith("ac") ? "ac" : null,
    };
    if (isUsable(session)) sessions.push(session);
    else leftOut += 1;
  }
  return { sessions, leftOut };
}

function fieldsOf(line: string, separator: string): string[] {
  if (separator === ",") return csvFields(line);
  return line.split(separator).map((field) => field.trim().replace(/^"(.*)"$/, "$1"));
}

function wallTime(text: string | undefined, line: number): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
    text ?? "",
  );
  if (!match) throw invalid(line, `"${text ?? ""}" is no time like 2026-03-01 08:15`);
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) {
    throw invalid(line, `"${text}" is no time of the calendar`);
  }
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function decimal(text: string | undefined, line: number): number {
  const value = Number((text ?? "").replace(",", "."));
  if (text === undefined || text === "" || !Number.isFinite(value)) throw invalid(line, `"${text ?? ""}" is no number`);
  return value;
}

function invalid(line: number, reason: string): HeliographError {
  return new HeliographError({
    code: "HISTORY_CSV_INVALID",
    message: `Line ${line}: ${reason}.`,
    remedy: "Give a CSV with a header: start, end, energy_kwh, and kind (AC or DC) where both occur.",
    data: { line },
  });
}
