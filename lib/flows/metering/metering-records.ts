import * as z from "zod";
import { ChargingSession } from "../../core/charging-records/charging-session";
import { ChargingReceipt } from "../../core/charging-records/receipt";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { ChainHead } from "../../core/metering/chain-head";
import { DeviceEnrolment } from "../../core/metering/enrolment";
import { InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import { defineCollection } from "../ports/book";

/** A device of a station as the operator enrolled it; the version changes once, when it is retired. */
export const EnrolmentRecord = z.strictObject({
  id: idSchema("device"),
  orgId: idSchema("organisation"),
  enrolment: DeviceEnrolment,
  enrolledBy: idSchema("user"),
  recordedAt: InstantIso,
  inputHash: Sha256Hex,
});
export type EnrolmentRecord = z.infer<typeof EnrolmentRecord>;

/** Where a device's chain stands. Written together with the envelopes that moved it, under the version that they were judged on. */
export const ChainHeadRecord = z.strictObject({
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  head: ChainHead,
});
export type ChainHeadRecord = z.infer<typeof ChainHeadRecord>;

/** An accepted envelope, never changed. `text` is its RFC 8785 form with the signature: the bytes that evidence is made of. */
export const EnvelopeRecord = z.strictObject({
  id: z.string().max(60),
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  deviceId: idSchema("device"),
  seq: z.number().int().positive(),
  hash: Sha256Hex,
  /** First and last reading. */
  from: InstantIso,
  to: InstantIso,
  readings: z.number().int().positive(),
  text: z.string().max(40_000),
  /** Blob of the message that it came in, byte by byte. */
  messageHash: Sha256Hex,
  acceptedAt: InstantIso,
});
export type EnvelopeRecord = z.infer<typeof EnvelopeRecord>;

/** An accepted charging receipt, its signed texts unchanged. One a session id, forever. */
export const ReceiptRecord = z.strictObject({
  orgId: idSchema("organisation"),
  /** Month of the session's end by the station's clock. */
  period: YearMonth,
  receipt: ChargingReceipt,
  receiptHash: Sha256Hex,
  sessionKey: Sha256Hex,
  messageHash: Sha256Hex,
  acceptedAt: InstantIso,
});
export type ReceiptRecord = z.infer<typeof ReceiptRecord>;

/** A verified session. Its id is the meter's transaction, so that no energy is sold twice under two session ids. */
export const SessionRecord = z.strictObject({
  orgId: idSchema("organisation"),
  period: YearMonth,
  session: ChargingSession,
  acceptedAt: InstantIso,
});
export type SessionRecord = z.infer<typeof SessionRecord>;

/** Something that came for a station and was not believed. What it says of itself is a claim. */
export const RefusalRecord = z.strictObject({
  id: Sha256Hex,
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  /** Month of the claimed time, or of the arrival where none can be read. */
  period: YearMonth,
  subject: z.enum(["envelope", "receipt"]),
  code: z.string().max(60),
  detail: z.string().max(500),
  claimedDeviceId: z.string().max(80).nullable(),
  claimedSeq: z.number().nullable(),
  claimedSessionId: z.string().max(80).nullable(),
  /** Quarter hours that it would have brought. */
  readings: z.number().int().nonnegative(),
  receivedAt: InstantIso,
  /** SHA-256 of the refused item's JSON text; the blob under `messageHash` is the whole message. */
  rawHash: Sha256Hex,
  messageHash: Sha256Hex,
});
export type RefusalRecord = z.infer<typeof RefusalRecord>;

/** How many unsigned refusals of a station and month were kept, so that a flood of them fills no table; the rest is counted. */
export const RefusalTally = z.strictObject({
  orgId: idSchema("organisation"),
  stationId: idSchema("station"),
  period: YearMonth,
  kept: z.number().int().nonnegative(),
  dropped: z.number().int().nonnegative(),
});
export type RefusalTally = z.infer<typeof RefusalTally>;

/** Under this parent lie the receipts, sessions and refusals of a station and month. */
export function stationPeriodKey(stationId: string, period: string): string {
  return `${stationId}/${period}`;
}

export function envelopeId(deviceId: string, seq: number): string {
  return `${deviceId}.${String(seq).padStart(10, "0")}`;
}

export const enrolments = defineCollection<EnrolmentRecord>({
  name: "device-enrolment",
  schema: EnrolmentRecord,
  keysOf: ({ id, orgId, enrolment }) => ({
    id,
    orgId,
    parent: enrolment.stationId,
    sort: `${enrolment.role}/${enrolment.serial}`,
  }),
});

export const chainHeads = defineCollection<ChainHeadRecord>({
  name: "device-chain-head",
  schema: ChainHeadRecord,
  keysOf: ({ orgId, stationId, head }) => ({ id: head.deviceId, orgId, parent: stationId }),
});

/** By device in the order of time, which is the order of the chain. */
export const envelopes = defineCollection<EnvelopeRecord>({
  name: "device-envelope",
  schema: EnvelopeRecord,
  keysOf: ({ id, orgId, deviceId, to }) => ({ id, orgId, parent: deviceId, sort: to }),
});

export const receipts = defineCollection<ReceiptRecord>({
  name: "charging-receipt",
  schema: ReceiptRecord,
  keysOf: ({ orgId, period, receipt }) => ({
    id: receipt.sessionId,
    orgId,
    parent: stationPeriodKey(receipt.stationId, period),
  }),
});

export const sessions = defineCollection<SessionRecord>({
  name: "charging-session",
  schema: SessionRecord,
  keysOf: ({ orgId, period, session }) => ({
    id: session.sessionKey,
    orgId,
    parent: stationPeriodKey(session.stationId, period),
    sort: session.end,
  }),
});

export const meteringRefusals = defineCollection<RefusalRecord>({
  name: "metering-refusal",
  schema: RefusalRecord,
  keysOf: ({ id, orgId, stationId, period, receivedAt }) => ({
    id,
    orgId,
    parent: stationPeriodKey(stationId, period),
    sort: receivedAt,
  }),
});

export const refusalTallies = defineCollection<RefusalTally>({
  name: "metering-refusal-tally",
  schema: RefusalTally,
  keysOf: ({ orgId, stationId, period }) => ({ id: stationPeriodKey(stationId, period), orgId, parent: stationId }),
});
