import { parseOcmf } from "../../core/charging-records/ocmf-document";
import { readOcmfReadings } from "../../core/charging-records/ocmf-readings";
import { type Sha256Hex, sha256 } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { READINGS_MAX } from "../../core/metering/envelope";
import { formatInstant } from "../../core/time/instant";

/** What an item says of itself before anything of it was verified; null where it says nothing readable. */
export type ClaimedFields = {
  readonly stationId: string | null;
  readonly deviceId: string | null;
  readonly seq: number | null;
  readonly sessionId: string | null;
  /** Time of its first reading, of a receipt that of its last. */
  readonly at: string | null;
  readonly readings: number;
  readonly rawHash: Sha256Hex;
};

/** Reads the claims of a JSON value of any shape. */
export function claimedFields(item: unknown): ClaimedFields {
  const fields = recordOf(item);
  const readings: readonly unknown[] = Array.isArray(fields.readings) ? fields.readings : [fields.readings];
  return {
    stationId: idOf("station", fields.stationId),
    deviceId: idOf("device", fields.deviceId),
    seq: typeof fields.seq === "number" && Number.isFinite(fields.seq) ? fields.seq : null,
    sessionId: textOf(fields.sessionId),
    at: textOf(recordOf(readings[0]).at) ?? sessionTime(fields.ocmf),
    readings: fields.readings === undefined ? 0 : Math.min(readings.length, READINGS_MAX),
    rawHash: sha256(JSON.stringify(item ?? null)),
  };
}

/** When a session ended as its receipt has it. */
function sessionTime(ocmf: unknown): string | null {
  const texts: readonly unknown[] = Array.isArray(ocmf) ? ocmf : [];
  const document = parseOcmf(textOf(texts.at(-1)) ?? "");
  const at = document.ok ? (readOcmfReadings(document.value.payload).at(-1)?.at ?? null) : null;
  return at === null ? null : formatInstant(at);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function idOf(kind: "station" | "device", value: unknown): string | null {
  const id = idSchema(kind).safeParse(value);
  return id.success ? id.data : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
