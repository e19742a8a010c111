import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import type { SignedEnvelope } from "../../core/metering/envelope";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { envelopeLeafHash, signedEnvelopeOf } from "./evidence-records";
import { readableStation } from "./metering-readers";
import { type EnvelopeRecord, envelopeId, envelopes } from "./metering-records";

export type ReadEnvelope = {
  readonly record: EnvelopeRecord;
  readonly envelope: SignedEnvelope;
  /** Hash of its leaf in the evidence tree of the statement that takes it in. */
  readonly leafHash: string;
};

/** One accepted envelope with its signature, as evidence holds it. */
export async function readEnvelope(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { deviceId: string; seq: number },
): Promise<ReadEnvelope> {
  const person = requireSignedIn(actor);
  const { value: record } = await requireStored(ports.book, envelopes, envelopeId(input.deviceId, input.seq));
  await readableStation(ports, person, record.stationId);
  const envelope = signedEnvelopeOf(record);
  return { record, envelope, leafHash: envelopeLeafHash(envelope) };
}
