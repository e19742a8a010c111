import * as z from "zod";
import { canonicalJson } from "../evidence/canonical-json";
import { Sha256Hex, sha256 } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { InstantIso } from "../time/instant";

/** Readings stand on quarter hours of UTC. */
export const QUARTER_HOUR_MS = 900_000;

/** At most a day of quarter hours in one envelope. */
export const READINGS_MAX = 96;

/** A cumulative energy counter [Wh]; it never goes back. */
const CounterWh = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** Both counters of a meter at a quarter hour. @see DeviceEnrolment for what import and export mean by role */
export const MeterReading = z.strictObject({
  at: InstantIso,
  importWh: CounterWh,
  exportWh: CounterWh,
  /** The device's own word on the value: read from the register, or filled in by it. */
  quality: z.enum(["measured", "estimated"]),
});
export type MeterReading = z.infer<typeof MeterReading>;

/** What a device signs: its readings, and the hash of what it signed before. */
export const EnvelopeBody = z.strictObject({
  v: z.literal(1),
  deviceId: idSchema("device"),
  stationId: idSchema("station"),
  /** 1 for the first envelope of a device, then one more each time. */
  seq: z.number().int().positive(),
  /** `envelopeHash` of the envelope before; 64 zeros in the first. */
  prevHash: Sha256Hex,
  readings: z.array(MeterReading).min(1).max(READINGS_MAX),
});
export type EnvelopeBody = z.infer<typeof EnvelopeBody>;

/** An envelope with its signature: ECDSA P-256 over SHA-256 of the body's RFC 8785 text, base64 of r||s (64 bytes). */
export const SignedEnvelope = EnvelopeBody.extend({
  signature: z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/, "base64 of 64 bytes"),
});
export type SignedEnvelope = z.infer<typeof SignedEnvelope>;

/** The exact text that a device signs: RFC 8785, without the signature. */
export function envelopeText({ v, deviceId, stationId, seq, prevHash, readings }: EnvelopeBody): string {
  return canonicalJson({ v, deviceId, stationId, seq, prevHash, readings });
}

/**
 * Name of an envelope in its chain: SHA-256 of the body without the signature, so that another valid encoding of the
 * same signature is no other envelope.
 */
export function envelopeHash(body: EnvelopeBody): Sha256Hex {
  return sha256(envelopeText(body));
}
