import { isHeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { applyKycDecision, type KycRecord, kycStateAt } from "../../core/identity/kyc";
import { newEvent } from "../new-event";
import { publish, put, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type KycEntry, kycEntries } from "./kyc-records";

/**
 * Where the person's check stands, with the provider's decision taken over. Once it is verified and a wallet is linked,
 * whichever comes last, the wallet's registration on chain is asked for. Null before the first check.
 */
export async function readKyc(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "kyc">,
  actor: Actor | null,
): Promise<KycEntry | null> {
  const { userId, walletAddress } = requireSignedIn(actor);
  const known = await ports.book.get(kycEntries, userId);
  if (!known) return null;
  const record = await decidedRecord(ports, known.value.record);
  const isVerified = kycStateAt(record, ports.clock.now()) === "verified";
  const { requested } = known.value;
  const isAsked = requested?.wallet === walletAddress && requested?.until === record.verifiedUntil;
  const writes: Write[] = [];
  let entry: KycEntry = { ...known.value, record };
  if (record !== known.value.record) {
    writes.push(publish(newEvent(ports, "kyc.decided.v1", userId, { userId, state: record.state })));
  }
  if (isVerified && walletAddress !== undefined && record.verifiedUntil !== null && !isAsked) {
    entry = { ...entry, requested: { wallet: walletAddress, until: record.verifiedUntil } };
    writes.push(publish(newEvent(ports, "identity.verified.v1", userId, { userId, walletAddress })));
  }
  if (writes.length === 0) return entry;
  const outcome = await ports.book.commit([put(kycEntries, entry, known.version), ...writes]);
  // Another read took the same decision over first.
  return outcome.ok ? entry : ((await ports.book.get(kycEntries, userId))?.value ?? null);
}

/** A provider that does not answer just now leaves the record as it stands. */
async function decidedRecord(ports: Pick<Ports, "kyc">, record: KycRecord): Promise<KycRecord> {
  if (record.state === "rejected" || record.state === "expired") return record;
  try {
    const check = await ports.kyc.getCheck(record.checkId);
    return applyKycDecision(record, check);
  } catch (error) {
    if (isHeliographError(error) && error.kind === "unavailable") return record;
    throw error;
  }
}
