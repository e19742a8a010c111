import { HeliographError } from "../errors/heliograph-error";
import { type Rational, timesDown } from "../money/rational";
import { allocate, mulDivDown } from "../money/rounding";

/** Fixed-point unit of discount factors and payments before they are rounded: 10^-24. */
const UNIT = 10n ** 24n;

/** Principal in one sum at the end. */
export function bulletPrincipal(parMinor: bigint, periods: number): bigint[] {
  return Array.from({ length: periods }, (_, index) => (index === periods - 1 ? parMinor : 0n));
}

/** Equal principal; the odd minor units go to the first periods. */
export function linearPrincipal(parMinor: bigint, periods: number): bigint[] {
  return allocate(
    parMinor,
    Array.from({ length: periods }, () => 1n),
  );
}

/** Principal in proportion to weights (a custom profile, or a target balance's steps), by largest remainder. */
export function weightedPrincipal(parMinor: bigint, weights: readonly bigint[]): bigint[] {
  return allocate(parMinor, weights);
}

/**
 * Level annuity: principal such that interest + principal is the same in every period but for rounding, whose rest falls
 * on the last. @param accruals rate x year fraction of each period, exact
 */
export function levelPrincipal(parMinor: bigint, accruals: readonly Rational[]): bigint[] {
  return sculptedPrincipal(
    parMinor,
    accruals,
    accruals.map(() => 1n),
  );
}

/**
 * Sculpted principal of a given par: service follows `cash` (CFADS by period, below 0 read as 0), so that the DSCR is
 * the same in every period. Where interest alone exceeds the period's service, principal is 0.
 * service_i = cash_i x par / sum(cash_j x discount_j).
 * @throws HeliographError BOND_NO_CASH when there is no cash to sculpt on
 */
export function sculptedPrincipal(parMinor: bigint, accruals: readonly Rational[], cash: readonly bigint[]): bigint[] {
  const present = presentValueUnits(accruals, cash);
  if (present === 0n) {
    throw new HeliographError({
      code: "BOND_NO_CASH",
      message: "There is no cash to sculpt principal on.",
      remedy: "Check the cash flow of the pool, its costs and the fees.",
    });
  }
  let balance = parMinor;
  return accruals.map((accrual, index) => {
    if (index === accruals.length - 1) return balance;
    const service = mulDivDown(positive(cash[index]), parMinor * UNIT, present);
    const principal = least(positive(service - timesDown(balance, accrual)), balance);
    balance -= principal;
    return principal;
  });
}

/**
 * Largest debt [minor, rounded down] that cash carries at a DSCR: sum(cash_i / dscr x discount_i), discounted at the
 * debt's own rate. @param dscr above 0, exact
 */
export function debtCapacity(accruals: readonly Rational[], cash: readonly bigint[], dscr: Rational): bigint {
  return mulDivDown(presentValueUnits(accruals, cash), dscr.denominator, dscr.numerator * UNIT);
}

/** Present value of cash [minor x 10^24], compounded by period, rounded down at each step. */
function presentValueUnits(accruals: readonly Rational[], cash: readonly bigint[]): bigint {
  let discount = UNIT;
  let present = 0n;
  for (const [index, { numerator, denominator }] of accruals.entries()) {
    discount = mulDivDown(discount, denominator, denominator + numerator);
    present += positive(cash[index]) * discount;
  }
  return present;
}

function positive(value: bigint | undefined): bigint {
  return value !== undefined && value > 0n ? value : 0n;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
