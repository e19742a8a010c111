import { parseRational, type Rational, rational } from "../money/rational";
import { type Instant, parseInstant } from "../time/instant";

/** A reading of an OCMF payload with what it inherits from the one before it. */
export type OcmfReading = {
  /** Transaction mark: B begin, E end, L/R/A/P other ends, C charging, X exception, S suspended, T tariff change. */
  readonly mark: string;
  readonly at: Instant | null;
  readonly timeStatus: "S" | "R" | "I" | "U";
  readonly obis: string;
  /** Exact energy [Wh]; null for a reading that is no energy or cannot be read. */
  readonly energyWh: Rational | null;
  /** Meter status; G is good. */
  readonly status: string;
  readonly errorFlags: string;
};

const INHERITED = ["TM", "TX", "RI", "RU", "RT", "EF", "ST"] as const;
const WH_PER_UNIT: Readonly<Record<string, bigint>> = { wh: 1n, kwh: 1000n, mwh: 1_000_000n };

/** Readings of a payload in order; a field that a reading leaves out is the one of the reading before (OCMF, RD). */
export function readOcmfReadings(payload: Readonly<Record<string, unknown>>): OcmfReading[] {
  const list: unknown[] = Array.isArray(payload.RD) ? payload.RD : [];
  const readings: OcmfReading[] = [];
  let before: Record<string, unknown> = {};
  for (const item of list) {
    if (typeof item !== "object" || item === null) continue;
    const fields: Record<string, unknown> = { ...item };
    for (const name of INHERITED) if (fields[name] === undefined) fields[name] = before[name];
    readings.push(readingOf(fields));
    before = fields;
  }
  return readings;
}

/** `01-00:01.08.00.FF` and `1-0:1.8.0*255` are both `1-0:1.8.0`. @see IEC 62056-61 */
export function normalObis(text: string): string {
  return text
    .trim()
    .replace(/(\*255|[.*]FF)$/i, "")
    .replace(/(^|[-:.])0+(?=[0-9A-Za-z])/g, "$1");
}

function readingOf(fields: Readonly<Record<string, unknown>>): OcmfReading {
  const time = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:[.,](\d{3}))?([+-]\d{2}):?(\d{2})(?: ([SRIU]))?$/.exec(
    textOf(fields.TM),
  );
  const factor = WH_PER_UNIT[textOf(fields.RU).toLowerCase()];
  return {
    mark: textOf(fields.TX),
    at: time ? parseInstant(`${time[1]}.${time[2] ?? "000"}${time[3]}:${time[4]}`) : null,
    timeStatus: (time?.[5] as OcmfReading["timeStatus"] | undefined) ?? "U",
    obis: normalObis(textOf(fields.RI)),
    energyWh: factor === undefined ? null : energyOf(fields.RV, factor),
    status: textOf(fields.ST),
    errorFlags: textOf(fields.EF),
  };
}

function energyOf(value: unknown, factor: bigint): Rational | null {
  const text = typeof value === "number" ? String(value) : textOf(value).trim();
  if (!/^\d{1,18}(\.\d{1,18})?$/.test(text)) return null;
  const { numerator, denominator } = parseRational(text);
  return rational(numerator * factor, denominator);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
