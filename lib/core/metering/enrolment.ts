import * as z from "zod";
import { canonicalJson } from "../evidence/canonical-json";
import type { Sha256Hex } from "../evidence/hash";
import { merkleRoot } from "../evidence/merkle";
import { idSchema } from "../ids/ids";
import { InstantIso } from "../time/instant";

export const DEVICE_ROLES = ["pv", "battery", "grid", "charger-meter"] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];

/**
 * A meter whose word counts: its public key was taken at commissioning. A device whose key changes is enrolled anew under
 * another id; `retiredAt` ends the old one.
 *
 * What the two counters of a device mean, by role:
 * - `pv`: export = generated.
 * - `battery`: import = charged, export = discharged.
 * - `grid`: import = drawn from the public grid, export = fed into it.
 * - `charger-meter`: import = delivered to vehicles (what charging receipts bill).
 */
export const DeviceEnrolment = z.strictObject({
  deviceId: idSchema("device"),
  stationId: idSchema("station"),
  role: z.enum(DEVICE_ROLES),
  /** Serial number on the meter's plate; charging receipts name their meter by it. */
  serial: z.string().min(1).max(64),
  /** DER SubjectPublicKeyInfo, base64. Telemetry is signed on P-256; a charger's meter may use any OCMF curve. */
  publicKeySpki: z.base64().min(60).max(400),
  enrolledAt: InstantIso,
  retiredAt: InstantIso.optional(),
});
export type DeviceEnrolment = z.infer<typeof DeviceEnrolment>;

/** Enrolments in the order in which they are hashed: by device id. */
export function sortEnrolments(enrolments: readonly DeviceEnrolment[]): DeviceEnrolment[] {
  return [...enrolments].sort((a, b) => (a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : 0));
}

/** RFC 6962 Merkle root of the enrolments' canonical texts, sorted by device id: the trust anchor of all readings. */
export function enrolmentRoot(enrolments: readonly DeviceEnrolment[]): Sha256Hex {
  return merkleRoot(sortEnrolments(enrolments).map((enrolment) => canonicalJson(enrolment)));
}
