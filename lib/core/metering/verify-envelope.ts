import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Sha256Hex } from "../evidence/hash";
import { sha256, ZERO_HASH } from "../evidence/hash";
import { type Instant, parseInstant } from "../time/instant";
import type { ChainHead } from "./chain-head";
import type { DeviceEnrolment } from "./enrolment";
import { envelopeText, type MeterReading, QUARTER_HOUR_MS, SignedEnvelope } from "./envelope";
import type { EnvelopeRefusal, EnvelopeVerdict } from "./verdict";

/** What the judge of an envelope knows of its device. */
export type EnvelopeContext = {
  /** The enrolment of the device that the envelope names; undefined when there is none. */
  readonly enrolment: DeviceEnrolment | undefined;
  /** Last accepted envelope; undefined before the first. */
  readonly head: ChainHead | undefined;
  /** Hash of the accepted envelope with this `seq`, to tell a repetition from a replay. */
  readonly acceptedHashAt: (seq: number) => Sha256Hex | undefined;
  /** Readings later than this are from the future [ms]. */
  readonly now: Instant;
};

const KEYS_CACHED_MAX = 10_000;
const keys = new Map<string, KeyObject | null>();

/**
 * Judges one envelope as it came over the wire. The signature is checked before anything that it says is believed;
 * accepted means: signed by the enrolled key, next in the device's chain, on the quarter-hour grid, forward in time and
 * in both counters, not from the future.
 */
export function verifyEnvelope(raw: unknown, context: EnvelopeContext): EnvelopeVerdict {
  const parsed = SignedEnvelope.safeParse(raw);
  if (!parsed.success) return refused("MALFORMED", parsed.error.issues[0]?.message ?? "not an envelope");
  const envelope = parsed.data;
  const { enrolment, head } = context;
  if (!enrolment || enrolment.deviceId !== envelope.deviceId) {
    return refused("UNKNOWN_DEVICE", `${envelope.deviceId} is not enrolled`);
  }
  const text = envelopeText(envelope);
  if (!isSigned(text, envelope.signature, enrolment))
    return refused("FORGED", "the signature is not the enrolled key's");
  if (enrolment.stationId !== envelope.stationId) {
    return refused("WRONG_STATION", `${envelope.deviceId} is enrolled at another station`);
  }

  const hash = sha256(text);
  const expectedSeq = (head?.seq ?? 0) + 1;
  if (envelope.seq < expectedSeq) {
    if (context.acceptedHashAt(envelope.seq) === hash) return { status: "duplicate", hash };
    return refused("REPLAYED", `envelope ${envelope.seq} was already taken, with other content`);
  }
  if (envelope.seq > expectedSeq) {
    return refused("OUT_OF_ORDER", `envelope ${envelope.seq} came where ${expectedSeq} is due`);
  }
  if (envelope.prevHash !== (head?.hash ?? ZERO_HASH)) {
    return refused("CHAIN_BROKEN", `envelope ${envelope.seq} does not follow the one before`);
  }
  return refusalOfReadings(envelope, enrolment, head, context.now) ?? accepted(envelope, hash);
}

function refusalOfReadings(
  envelope: SignedEnvelope,
  enrolment: DeviceEnrolment,
  head: ChainHead | undefined,
  now: Instant,
): EnvelopeVerdict | undefined {
  const enrolledAt = parseInstant(enrolment.enrolledAt);
  const retiredAt = enrolment.retiredAt === undefined ? Number.POSITIVE_INFINITY : parseInstant(enrolment.retiredAt);
  let before: Pick<MeterReading, "at" | "importWh" | "exportWh"> | undefined = head;
  for (const reading of envelope.readings) {
    const at = parseInstant(reading.at);
    if (at % QUARTER_HOUR_MS !== 0) return refused("OFF_GRID", `${reading.at} is no quarter hour`);
    if (at < enrolledAt) return refused("BEFORE_ENROLMENT", `${reading.at} is before ${enrolment.enrolledAt}`);
    if (at > retiredAt) return refused("RETIRED_DEVICE", `${reading.at} is after ${enrolment.retiredAt}`);
    if (at > now) return refused("FROM_THE_FUTURE", `${reading.at} has not come yet`);
    if (before && at <= parseInstant(before.at)) {
      return refused("TIME_BACKWARDS", `${reading.at} does not follow ${before.at}`);
    }
    if (before && (reading.importWh < before.importWh || reading.exportWh < before.exportWh)) {
      return refused("COUNTER_BACKWARDS", `a counter is lower at ${reading.at} than at ${before.at}`);
    }
    before = reading;
  }
  return undefined;
}

function accepted(envelope: SignedEnvelope, hash: Sha256Hex): EnvelopeVerdict {
  const last = envelope.readings.at(-1) as MeterReading;
  const { deviceId, seq } = envelope;
  const head = { deviceId, seq, hash, at: last.at, importWh: last.importWh, exportWh: last.exportWh };
  return { status: "accepted", envelope, hash, head };
}

function isSigned(text: string, signature: string, enrolment: DeviceEnrolment): boolean {
  const key = p256Key(enrolment.publicKeySpki);
  if (!key) return false;
  const bytes = Buffer.from(text, "utf8");
  return verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64"));
}

/** The key as the crypto library holds it, parsed once; null for one that is not on P-256. */
function p256Key(spkiBase64: string): KeyObject | null {
  const known = keys.get(spkiBase64);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_CACHED_MAX) keys.clear();
  const key = parseP256Key(spkiBase64);
  keys.set(spkiBase64, key);
  return key;
}

function parseP256Key(spkiBase64: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spkiBase64, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : null;
  } catch {
    return null;
  }
}

function refused(code: EnvelopeRefusal, detail: string): EnvelopeVerdict {
  return { status: "refused", code, detail };
}
