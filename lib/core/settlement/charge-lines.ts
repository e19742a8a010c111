import { parseRational } from "../money/rational";
import { isDistributable } from "../verification/evidence-labels";
import type { ReconciledCharge, Reconciliation } from "../verification/reconcile";
import { vatWithin } from "../verification/session-price";
import { finishLine, type LineDraft } from "./line-draft";
import type { StatementLine } from "./statement-line";

/** Share of a station that belongs to the deal's pool [basis points]; 0 for a station that is not in it. */
export type ShareOf = (stationId: string) => number;

type Amounts = Pick<LineDraft, "gross" | "vat" | "fee">;

/** Lines of charges, refunds, disputes and of sessions that nobody has paid, in the order of the reconciliation. */
export function chargeLines(reconciliation: Reconciliation, shareOf: ShareOf): StatementLine[] {
  return [
    ...reconciliation.charges.flatMap((entry) =>
      entry.charge.kind === "charge" ? chargeDrafts(entry, shareOf) : [takenBackDraft(entry, shareOf)],
    ),
    ...reconciliation.unpaid.map(
      ({ session, price }): LineDraft => ({
        id: `session-unpaid:${session.sessionId}`,
        kind: "session-unpaid",
        stream: "charging-energy",
        stationId: session.stationId,
        sessionId: session.sessionId,
        sessionKey: session.sessionKey,
        energyWh: session.energyWh,
        quantity: "signed",
        cash: "accrued",
        gross: price?.grossMinor ?? 0n,
        vat: price?.vatMinor ?? 0n,
        fee: 0n,
        shareBps: shareOf(session.stationId),
        moved: false,
        undoesSuspense: false,
        evidence: [`receipt:${session.sessionId}`],
      }),
    ),
  ].map(finishLine);
}

/** What the receipt supports, and apart from it what was charged beyond. */
function chargeDrafts(entry: ReconciledCharge, shareOf: ShareOf): LineDraft[] {
  const { charge, price, vatRate } = entry;
  const gross = BigInt(charge.grossMinor);
  const fee = BigInt(charge.feeMinor);
  const vat = (amount: bigint): bigint => vatWithin(amount, parseRational(vatRate ?? "0"));
  if (entry.quantity !== "signed" || !price || gross < price.grossMinor) {
    return [draftOf(entry, "charging-session", { gross, vat: vat(gross), fee }, shareOf)];
  }
  const supported = draftOf(entry, "charging-session", { gross: price.grossMinor, vat: price.vatMinor, fee }, shareOf);
  const excess = gross - price.grossMinor;
  if (excess === 0n) return [supported];
  const beyond = draftOf(entry, "charging-excess", { gross: excess, vat: vat(excess), fee: 0n }, shareOf);
  return [supported, { ...beyond, quantity: "missing", energyWh: null }];
}

function takenBackDraft(entry: ReconciledCharge, shareOf: ShareOf): LineDraft {
  const { charge, original, vatRate, cash, quantity } = entry;
  const gross = BigInt(charge.grossMinor);
  const vat = vatWithin(gross, parseRational(vatRate ?? "0"));
  const amounts = { gross: -gross, vat: -vat, fee: BigInt(charge.feeMinor) };
  const kind = charge.kind === "dispute" ? "charging-dispute" : "charging-refund";
  return {
    ...draftOf(entry, kind, amounts, shareOf),
    energyWh: null,
    undoesSuspense:
      original?.bankLine !== undefined && !isDistributable(quantity, cash === "reversed" ? "final" : cash),
  };
}

function draftOf(entry: ReconciledCharge, kind: LineDraft["kind"], amounts: Amounts, shareOf: ShareOf): LineDraft {
  const { charge, session, bankLine } = entry;
  return {
    id: `${kind}:${charge.id}`,
    kind,
    stream: "charging-energy",
    stationId: session?.stationId ?? null,
    sessionId: charge.sessionId,
    sessionKey: session?.sessionKey ?? null,
    energyWh: session?.energyWh ?? null,
    quantity: entry.quantity,
    cash: entry.cash,
    ...amounts,
    shareBps: session ? shareOf(session.stationId) : 10_000,
    moved: bankLine !== undefined,
    undoesSuspense: false,
    evidence: [
      ...(session ? [`receipt:${session.sessionId}`] : []),
      `charge:${charge.id}`,
      ...(charge.payoutId === null ? [] : [`payout:${charge.payoutId}`]),
      ...(bankLine ? [`bank-line:${bankLine.id}`] : []),
    ],
  };
}
