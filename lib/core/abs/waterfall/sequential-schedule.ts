import { HeliographError } from "../../errors/heliograph-error";
import { largestAmount } from "../../money/largest-amount";
import { type Rational, timesDown, toNumber } from "../../money/rational";
import { mulDivDown } from "../../money/rounding";
import { SequentialEstimate } from "./sequential-estimate";

/** Classes in the order in which principal is repaid. */
export type ScheduledClass = {
  readonly parMinor: bigint;
  /** Rate x year fraction of each period, exact. */
  readonly accruals: readonly Rational[];
};

/** Parts of cash that go to debt service are searched in units of 10^-9. */
const FACTOR_UNIT = 10n ** 9n;

/**
 * Scheduled principal of each class when the debt service of all classes together is one constant part of the cash of
 * each period (a flat DSCR), and principal goes to the first class until it is repaid, then to the next. The part is
 * the smallest, in units of 10^-9, that repays all; what rounding leaves falls on the last period.
 * Returns principal by class and period [minor]; each class adds up to its par.
 * @param cash cash of each period for debt service [minor]; below 0 is read as 0
 * @throws HeliographError STRUCTURE_TOO_LARGE when all the cash would not repay the classes
 */
export function sequentialSchedule(classes: readonly ScheduledClass[], cash: readonly bigint[]): bigint[][] {
  if (unpaidAfter(classes, cash, FACTOR_UNIT).unpaid > 0n) {
    throw new HeliographError({
      code: "STRUCTURE_TOO_LARGE",
      message: "The pool's cash does not repay the tranches within the tenor.",
      remedy: "Lower the par or the coupons, lengthen the tenor, or put more stations into the pool.",
    });
  }
  const about = estimateOf(classes, cash).partFor(classes.map(({ parMinor }) => Number(parMinor)));
  const leavesUnpaid = (part: bigint) => unpaidAfter(classes, cash, part).unpaid > 0n;
  const tooLittle = largestAmount(leavesUnpaid, FACTOR_UNIT, BigInt(Math.floor(about * Number(FACTOR_UNIT))));
  return unpaidAfter(classes, cash, tooLittle + 1n).principal;
}

/**
 * Largest total par [minor] that the cash repays at a DSCR which holds in every period, interest alone included, for
 * classes that share the total. Found to the minor unit.
 */
export function sequentialCapacity(
  classes: readonly { readonly share: Rational; readonly accruals: readonly Rational[] }[],
  cash: readonly bigint[],
  dscr: Rational,
): bigint {
  const factor = mulDivDown(FACTOR_UNIT, dscr.denominator, dscr.numerator);
  const sized = (total: bigint) =>
    classes.map(({ share, accruals }) => ({ parMinor: timesDown(total, share), accruals }));
  const isRepaid = (total: bigint) => {
    const { unpaid, interestFits } = unpaidAfter(sized(total), cash, factor);
    return unpaid === 0n && interestFits;
  };
  const shares = classes.map(({ share }) => toNumber(share));
  const about = estimateOf(classes, cash).totalFor(shares, Number(factor) / Number(FACTOR_UNIT));
  const all = cash.reduce((total, amount) => total + (amount > 0n ? amount : 0n), 0n);
  return largestAmount(isRepaid, all + 1n, BigInt(Math.floor(about)));
}

function estimateOf(classes: readonly Pick<ScheduledClass, "accruals">[], cash: readonly bigint[]) {
  return new SequentialEstimate(
    classes.map(({ accruals }) => accruals),
    cash,
  );
}

function unpaidAfter(
  classes: readonly ScheduledClass[],
  cash: readonly bigint[],
  factor: bigint,
): { principal: bigint[][]; unpaid: bigint; interestFits: boolean } {
  const balances = classes.map(({ parMinor }) => parMinor);
  const principal: bigint[][] = classes.map(() => []);
  let interestFits = true;
  for (const [period, amount] of cash.entries()) {
    let left = amount > 0n ? mulDivDown(amount, factor, FACTOR_UNIT) : 0n;
    for (const [index, { accruals }] of classes.entries()) {
      const accrual = accruals[period];
      if (accrual) left -= timesDown(balances[index] ?? 0n, accrual);
    }
    if (left < 0n) interestFits = false;
    for (const [index, repaid] of principal.entries()) {
      const balance = balances[index] ?? 0n;
      const amountRepaid = left <= 0n ? 0n : left < balance ? left : balance;
      left -= amountRepaid;
      balances[index] = balance - amountRepaid;
      repaid.push(amountRepaid);
    }
  }
  return { principal, unpaid: balances.reduce((total, balance) => total + balance, 0n), interestFits };
}
