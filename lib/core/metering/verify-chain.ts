import type { Sha256Hex } from "../evidence/hash";
import type { Instant } from "../time/instant";
import type { ChainHead } from "./chain-head";
import type { DeviceEnrolment } from "./enrolment";
import type { SignedEnvelope } from "./envelope";
import type { EnvelopeRefusal } from "./verdict";
import { verifyEnvelope } from "./verify-envelope";

export type RefusedEnvelope = {
  readonly deviceId: string;
  /** Place in the list that was given. */
  readonly index: number;
  readonly code: EnvelopeRefusal;
  readonly detail: string;
  /** Quarter hours that it would have brought. */
  readonly readings: number;
};

export type VerifiedChains = {
  readonly accepted: readonly SignedEnvelope[];
  readonly refused: readonly RefusedEnvelope[];
  /** Heads after the last accepted envelope, by device id, those that were given and did not move included. */
  readonly heads: readonly ChainHead[];
};

/**
 * Judges a batch of envelopes of many devices, each device in the order given, on top of the heads known before.
 * @param now readings later than this are refused [ms]
 */
export function verifyChains(
  enrolments: readonly DeviceEnrolment[],
  envelopes: readonly SignedEnvelope[],
  openingHeads: readonly ChainHead[],
  now: Instant,
): VerifiedChains {
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.deviceId, enrolment]));
  const heads = new Map(openingHeads.map((head) => [head.deviceId, head]));
  const hashes = new Map<string, Sha256Hex>(openingHeads.map((head) => [`${head.deviceId}/${head.seq}`, head.hash]));
  const accepted: SignedEnvelope[] = [];
  const refused: RefusedEnvelope[] = [];
  for (const [index, envelope] of envelopes.entries()) {
    const { deviceId } = envelope;
    const verdict = verifyEnvelope(envelope, {
      enrolment: enrolmentOf.get(deviceId),
      head: heads.get(deviceId),
      acceptedHashAt: (seq) => hashes.get(`${deviceId}/${seq}`),
      now,
    });
    if (verdict.status === "accepted") {
      accepted.push(verdict.envelope);
      heads.set(deviceId, verdict.head);
      hashes.set(`${deviceId}/${verdict.envelope.seq}`, verdict.hash);
    } else if (verdict.status === "refused") {
      refused.push({ deviceId, index, code: verdict.code, detail: verdict.detail, readings: envelope.readings.length });
    }
  }
  const sorted = [...heads.values()].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1));
  return { accepted, refused, heads: sorted };
}
