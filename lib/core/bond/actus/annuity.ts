import { HeliographError } from "../../errors/heliograph-error";
import { monthEnd } from "../business-day";
import { cycleTenor } from "./contract-schedule";
import type { ContractTerms } from "./contract-terms";
import { addTenorsToTime, type ContractTime, dateOfTime, shiftTime, yearsBetween } from "./contract-time";

/** A contract longer than this many payments is not one. */
const PAYMENTS_MAX = 12_000;

/**
 * The payment that, made at each of the times, repays a principal with its interest; unpaid interest from before the
 * first payment is repaid too. @param times ascending, after `from` @see ACTUS Technical Specification 1.1, annuity amount
 */
export function annuityPayment(
  principal: number,
  accrued: number,
  rate: number,
  from: ContractTime,
  times: readonly ContractTime[],
  terms: ContractTerms,
): number {
  let discount = 1;
  let sum = 0;
  let grown = principal;
  let last = from;
  for (const [index, time] of times.entries()) {
    const growth = 1 + rate * yearsBetween(last, time, terms);
    if (index === 0) grown = principal * growth + accrued;
    else discount /= growth;
    sum += discount;
    last = time;
  }
  return sum === 0 ? grown : grown / sum;
}

/**
 * When the stated payments have repaid an annuity that states no end: the first redemption that finds less left than it
 * pays. @throws HeliographError ACTUS_CONTRACT_ENDLESS when they never do
 */
export function annuityMaturity(terms: ContractTerms, anchor: ContractTime): ContractTime {
  const { nextPrincipalRedemptionPayment: payment, cycleOfPrincipalRedemption: cycle, nominalInterestRate } = terms;
  if (payment === undefined || cycle === undefined) throw endless(terms);
  const tenor = cycleTenor(cycle);
  const isMonthEnd = dateOfTime(anchor) === monthEnd(dateOfTime(anchor));
  const keepsMonthEnd = terms.endOfMonthConvention === "EOM" && "months" in tenor && isMonthEnd;
  let left = terms.notionalPrincipal;
  let last = laterOf(terms.initialExchangeDate, terms.statusDate);
  for (let count = 0; count < PAYMENTS_MAX; count++) {
    const time = addTenorsToTime(anchor, tenor, count, keepsMonthEnd);
    if (time <= terms.statusDate) continue;
    const { computedAt } = shiftTime(time, terms);
    const redeemed = payment - left * nominalInterestRate * yearsBetween(last, computedAt, terms);
    if (redeemed >= left) return time;
    left -= redeemed;
    last = computedAt;
  }
  throw endless(terms);
}

function endless({ contractID }: ContractTerms): HeliographError {
  return new HeliographError({
    code: "ACTUS_CONTRACT_ENDLESS",
    message: `Contract ${contractID} states no maturity, and its payments never repay it.`,
    remedy: "State a maturity, an amortisation date or a payment above the interest.",
    data: { contractID },
  });
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}
