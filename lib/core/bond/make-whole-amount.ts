import { type Rational, timesDown, timesUp } from "../money/rational";
import { mulDivUp } from "../money/rounding";

/** Fixed-point unit of present values before they are rounded: 10^-24. */
const UNIT = 10n ** 24n;

/** What was still to be paid, by period from the one after the call. */
export type RemainingService = {
  /** Scheduled principal [minor]. */
  readonly principal: readonly bigint[];
  /** Coupon rate x year fraction. */
  readonly accruals: readonly Rational[];
  /** (Reference yield + margin) x year fraction; compounds by period. */
  readonly discounts: readonly Rational[];
  /** Least redemption as a part of the balance: 1 is par. */
  readonly floorPrice: Rational;
};

/**
 * Make-whole amount of a balance [minor]: the present value of its remaining interest (each accrual rounded down, as it
 * would have been paid) and principal, rounded up at every step in favour of the holders, and no less than the floor,
 * rounded up too. What rounding adds is below one minor unit.
 */
export function makeWholeMinor({ principal, accruals, discounts, floorPrice }: RemainingService): bigint {
  const balance = principal.reduce((sum, part) => sum + part, 0n);
  let outstanding = balance;
  let discount = UNIT;
  let present = 0n;
  for (const [index, part] of principal.entries()) {
    const accrual = accruals[index];
    const rate = discounts[index];
    if (!accrual || !rate) throw new RangeError(`period ${index} has no rate`);
    discount = mulDivUp(discount, rate.denominator, rate.denominator + rate.numerator);
    present += (timesDown(outstanding, accrual) + part) * discount;
    outstanding -= part;
  }
  const whole = mulDivUp(present, 1n, UNIT);
  const floor = timesUp(balance, floorPrice);
  if (whole > floor) return whole;
  return floor;
}
