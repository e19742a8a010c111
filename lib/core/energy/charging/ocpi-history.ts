import * as z from "zod";
import { HeliographError } from "../../errors/heliograph-error";
import { zoneOffsetMs } from "../../time/time-zone";
import { type HistorySession, isUsable, type SessionHistory } from "./session-history";

/** OCPI times are UTC, also where the Z is left out. */
const OcpiInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?$/)
  .transform((text) => Date.parse(text.endsWith("Z") ? text : `${text}Z`));

/**
 * The fields of a charge detail record or session that demand is read from; others are not looked at. OCPI 2.2.1, 2.3:
 * mod_cdrs, mod_sessions. A session that still runs has no end.
 */
const OcpiRecord = z.object({
  start_date_time: OcpiInstant,
  end_date_time: OcpiInstant.nullish(),
  total_energy: z.number().nullish(),
  kwh: z.number().nullish(),
  /** Hours. */
  total_parking_time: z.number().nullish(),
  cdr_location: z.object({ connector_power_type: z.string().nullish() }).nullish(),
});

/**
 * Sessions of an OCPI list: CDRs or sessions, bare, one alone, or in the answer of a CPO (`data`).
 * @throws HeliographError HISTORY_NOT_OCPI, with the place of the record
 */
export function readOcpiHistory(json: unknown, timeZone: string): SessionHistory {
  const sessions: HistorySession[] = [];
  let leftOut = 0;
  const records = listOf(json);
  for (const [index, record] of records.entries()) {
    const read = OcpiRecord.safeParse(record);
    if (!read.success) {
      throw new HeliographError({
        code: "HISTORY_NOT_OCPI",
        message: `Record ${index + 1} of ${records.length} is no OCPI charge detail record: ${z.prettifyError(read.error)}`,
        remedy: "Export the CDRs of the station as an OCPI 2.2.1 or 2.3 list, or its sessions as CSV.",
        data: { record: index + 1 },
      });
    }
    const session = sessionOf(read.data, timeZone);
    if (session && isUsable(session)) sessions.push(session);
    else leftOut += 1;
  }
  return { sessions, leftOut };
}

function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json === "object" && json !== null && "data" in json) return listOf(json.data);
  return [json];
}

function sessionOf(record: z.infer<typeof OcpiRecord>, timeZone: string): HistorySession | null {
  const { start_date_time: start, end_date_time: end } = record;
  const energyKwh = record.total_energy ?? record.kwh;
  if (end == null || energyKwh == null) return null;
  const stayMinutes = (end - start) / 60_000;
  const power = record.cdr_location?.connector_power_type;
  return {
    startWallMs: start + zoneOffsetMs(timeZone, start),
    stayMinutes,
    chargingMinutes: record.total_parking_time == null ? null : stayMinutes - record.total_parking_time * 60,
    energyKwh,
    kind: power == null ? null : power.startsWith("DC") ? "dc" : "ac",
  };
}
