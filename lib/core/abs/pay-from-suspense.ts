import type { DealTerms } from "../deal/terms";
import { least } from "./engine/bigint/arithmetic";
import type { DealState, TrancheResult, Transfer, WaterfallResult } from "./waterfall-shapes";

type Open = {
  readonly stepId: string;
  readonly kind: "fee" | "interest";
  readonly minor: bigint;
  readonly to: Transfer["to"];
};

/**
 * Lets what the trustee has released of suspense pay what cash and reserve have left open of the senior fees and the senior
 * interest, in the order of the waterfall, and nothing else: no principal, no junior class, no residual. Senior fees are
 * those above the first interest. Tests stay as they were, since released cash is no cash flow of the period.
 * @param releasedMinor the most that may be taken [minor], >= 0; what is not needed stays in suspense
 */
export function payFromSuspense(terms: DealTerms, result: WaterfallResult, releasedMinor: bigint): WaterfallResult {
  let left = releasedMinor;
  const transfers = [...result.transfers];
  const tranches: Record<string, TrancheResult> = { ...result.tranches };
  const closing: DealState = {
    ...result.closing,
    tranches: { ...result.closing.tranches },
    unpaidFees: { ...result.closing.unpaidFees },
  };
  for (const { stepId, kind, minor, to } of openSeniorClaims(terms, result)) {
    const paid = least(minor, left);
    if (paid === 0n) continue;
    left -= paid;
    const place = transfers.findLastIndex((transfer) => transfer.stepId === stepId) + 1;
    const transfer: Transfer = {
      ...{ stepId, kind, from: "suspense", to, amountMinor: paid, dueMinor: minor, shortfallMinor: minor - paid },
    };
    transfers.splice(place, 0, transfer);
    if (to.type !== "tranche") closing.unpaidFees[stepId] = minor - paid;
    else {
      const tranche = tranches[to.trancheId];
      const state = closing.tranches[to.trancheId];
      if (!tranche || !state) throw new RangeError(`the waterfall does not know ${to.trancheId}`);
      tranches[to.trancheId] = { ...tranche, interestPaidMinor: tranche.interestPaidMinor + paid };
      closing.tranches[to.trancheId] = { ...state, unpaidInterestMinor: state.unpaidInterestMinor - paid };
    }
  }
  return { ...result, transfers, tranches, closing };
}

/** What a period has taken out of suspense [minor]. */
export function paidFromSuspense({ transfers }: Pick<WaterfallResult, "transfers">): bigint {
  return transfers.reduce((sum, { from, amountMinor }) => (from === "suspense" ? sum + amountMinor : sum), 0n);
}

function openSeniorClaims(terms: DealTerms, result: WaterfallResult): Open[] {
  const senior = new Set(terms.tranches.flatMap((tranche) => (tranche.class === "senior" ? [tranche.id] : [])));
  const firstInterest = terms.waterfall.findIndex(({ kind }) => kind === "interest");
  return terms.waterfall.flatMap((step, index): Open[] => {
    if (step.kind === "fee" && index < firstInterest) {
      const minor = result.closing.unpaidFees[step.id] ?? 0n;
      return [{ stepId: step.id, kind: "fee", minor, to: { type: "payee", payee: step.payee } }];
    }
    if (step.kind === "interest" && senior.has(step.tranche)) {
      const minor = result.closing.tranches[step.tranche]?.unpaidInterestMinor ?? 0n;
      return [{ stepId: step.id, kind: "interest", minor, to: { type: "tranche", trancheId: step.tranche } }];
    }
    return [];
  });
}
