import type { ContractTermsJson } from "../bond/actus/contract-terms";
import { exportContract } from "../bond/actus/export-contract";
import { HeliographError } from "../errors/heliograph-error";
import { money, toDecimalString } from "../money/money";
import { parseRational, timesDown } from "../money/rational";
import { couponRateAt } from "./coupon-steps";
import type { DealTerms, TrancheTerms } from "./terms";

/**
 * A tranche as an ACTUS contract, told by its holder: scheduled principal and interest on the days to which interest
 * accrues. Payment days, which follow by the deal's calendar, and what the waterfall may leave unpaid are no terms of it.
 * @throws HeliographError TRANCHE_UNKNOWN, ACTUS_NOT_EXPRESSIBLE
 */
export function trancheContract(terms: DealTerms, trancheId: string): ContractTermsJson {
  const tranche = trancheOf(terms, trancheId);
  const last = tranche.schedule.findLastIndex((principal) => principal !== "0");
  const amount = (minor: bigint) => toDecimalString(money(terms.currency, minor));
  const par = BigInt(tranche.originalParMinor);
  const price = parseRational(tranche.issuePrice);
  return exportContract({
    contractID: tranche.isin ?? tranche.id,
    currency: terms.currency,
    contractRole: "RPA",
    issued: terms.calendar.closing,
    dates: terms.calendar.periods.slice(0, last + 1).map(({ interestTo, payment }) => interestTo ?? payment),
    rates: tranche.schedule.slice(0, last + 1).map((_, index) => couponRateAt(tranche, index)),
    par: amount(par),
    principal: tranche.schedule.map((principal) => amount(BigInt(principal))),
    premium: amount(timesDown(par, price) - par),
    dayCount: tranche.dayCount,
  });
}

/** @throws HeliographError TRANCHE_UNKNOWN */
export function trancheOf({ tranches }: DealTerms, trancheId: string): TrancheTerms {
  const found = tranches.find(({ id }) => id === trancheId);
  if (found) return found;
  throw new HeliographError({
    code: "TRANCHE_UNKNOWN",
    message: `The deal has no tranche ${trancheId}.`,
    remedy: "Name one of its tranches.",
    kind: "not-found",
    data: { trancheId },
  });
}
