import * as z from "zod";
import { ChargingReceipt } from "../charging-records/receipt";
import { DeclaredDefault } from "../enforcement/declared-default";
import { canonicalJson, type Json } from "../evidence/canonical-json";
import { sha256 } from "../evidence/hash";
import { DeviceEnrolment, sortEnrolments } from "../metering/enrolment";
import { SignedEnvelope } from "../metering/envelope";
import { ChargeLine, Payout } from "../verification/charge";
import { Invoice } from "../verification/invoice";
import { StationTariff } from "../verification/station-tariff";
import { SuspenseRelease } from "./suspense-release";

/**
 * Everything that a statement stands on, as it came in: nothing here is believed before it is verified. `bankStatements`
 * are the bank's camt.053 texts of the collection account, unchanged.
 */
export const PeriodEvidence = z.strictObject({
  enrolments: z.array(DeviceEnrolment).max(20_000),
  envelopes: z.array(SignedEnvelope),
  receipts: z.array(ChargingReceipt),
  tariffs: z.array(StationTariff).max(10_000),
  charges: z.array(ChargeLine),
  payouts: z.array(Payout).max(50_000),
  bankStatements: z.array(z.string().min(1)).max(400),
  invoices: z.array(Invoice).max(5_000),
  /** What the trustee has released for this period, of what was in suspense at its opening. */
  suspenseReleases: z.array(SuspenseRelease).max(100),
  /** Events of default as they stood at the cut-off; absent where there is none. */
  defaults: z.array(DeclaredDefault).min(1).max(20).optional(),
});
export type PeriodEvidence = z.infer<typeof PeriodEvidence>;

/** One leaf of the evidence tree: its name, and the canonical text that is hashed. */
export type EvidenceLeaf = { readonly name: string; readonly text: string };

/** Evidence in the order in which it is hashed: envelopes by device, the rest as it came. */
export function orderEvidence(evidence: PeriodEvidence): PeriodEvidence {
  const envelopes = [...evidence.envelopes].sort((a, b) =>
    a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : 0,
  );
  return { ...evidence, enrolments: sortEnrolments(evidence.enrolments), envelopes };
}

/** Leaves of ordered evidence. A leaf's name tells its kind, so that no item can pass for one of another kind. */
export function evidenceLeaves(evidence: PeriodEvidence): EvidenceLeaf[] {
  return [
    ...evidence.envelopes.map((item) => leaf(`envelope:${item.deviceId}:${item.seq}`, item)),
    ...evidence.receipts.map((item) => leaf(`receipt:${item.sessionId}`, item)),
    ...evidence.tariffs.map((item) => leaf(`tariff:${item.stationId}:${item.validFrom}`, item)),
    ...evidence.charges.map((item) => leaf(`charge:${item.id}`, item)),
    ...evidence.payouts.map((item) => leaf(`payout:${item.id}`, item)),
    ...evidence.bankStatements.map((text) => leaf(`bank-statement:${sha256(text)}`, text)),
    ...evidence.invoices.map((item) => leaf(`invoice:${item.id}`, item)),
    ...evidence.suspenseReleases.map((item) => leaf(`suspense-release:${item.id}`, item)),
    ...(evidence.defaults ?? []).map((item) => leaf(`default:${item.notice.id}`, item as Json)),
  ];
}

function leaf(name: string, item: Json): EvidenceLeaf {
  return { name, text: canonicalJson({ name, item }) };
}
