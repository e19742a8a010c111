import { type BankLine, namesId } from "./bank-line";
import type { ReconciliationBreak } from "./break";
import type { ChargeLine, Payout } from "./charge";

export type MatchedPayouts = {
  /** The bank line of each payout whose cash is in the account and whose lines add up. */
  readonly bankLineOf: ReadonlyMap<string, BankLine>;
  /** Ids of the bank lines that a payout explains. */
  readonly explained: ReadonlySet<string>;
  readonly breaks: readonly ReconciliationBreak[];
};

/**
 * Finds every payout at the bank: a booked credit that names its id with its exact amount. A payout whose charges do not add
 * up to it explains nothing: its cash is then an unexplained credit.
 */
export function matchPayouts(
  charges: readonly ChargeLine[],
  payouts: readonly Payout[],
  bankLines: readonly BankLine[],
): MatchedPayouts {
  const bankLineOf = new Map<string, BankLine>();
  const explained = new Set<string>();
  const breaks: ReconciliationBreak[] = [];
  const sums = sumsByPayout(charges);
  const credits = bankLines.filter((line) => line.direction === "credit" && line.status === "booked" && !line.reversal);
  const known = new Set(payouts.map((payout) => payout.id));

  for (const payout of payouts) {
    const named = credits.filter((line) => namesId(line, payout.id));
    const [line, second] = named;
    if (second)
      breaks.push(broken("PAYOUT_CREDITED_TWICE", payout.id, `${second.id} credits it again`, second.amountMinor));
    if (!line) {
      if (payout.status === "paid") {
        breaks.push(broken("PAYOUT_NOT_AT_BANK", payout.id, "no credit names it yet", payout.amountMinor));
      }
      continue;
    }
    const sum = sums.get(payout.id) ?? 0n;
    const amount = BigInt(payout.amountMinor);
    if (sum !== amount || BigInt(line.amountMinor) !== amount || line.currency !== payout.currency) {
      const detail = `lines ${sum}, payout ${amount}, bank ${line.amountMinor}`;
      breaks.push(broken("PAYOUT_DIFFERS", payout.id, detail, String(amount - sum)));
      continue;
    }
    bankLineOf.set(payout.id, line);
    explained.add(line.id);
  }
  for (const [payoutId, sum] of sums) {
    if (!known.has(payoutId)) breaks.push(broken("UNKNOWN_PAYOUT", payoutId, "charges name it", sum.toString()));
  }
  return { bankLineOf, explained, breaks };
}

/** Cash effect of the lines of each payout [minor]. */
function sumsByPayout(charges: readonly ChargeLine[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const charge of charges) {
    if (charge.payoutId === null) continue;
    const gross = BigInt(charge.grossMinor);
    const effect = (charge.kind === "charge" ? gross : -gross) - BigInt(charge.feeMinor);
    sums.set(charge.payoutId, (sums.get(charge.payoutId) ?? 0n) + effect);
  }
  return sums;
}

function broken(
  code: ReconciliationBreak["code"],
  subject: string,
  detail: string,
  amountMinor: string,
): ReconciliationBreak {
  return { code, subject, detail, amountMinor };
}
