import { multiplyRational, parseRational, type Rational } from "../money/rational";

/** A coupon that may change with time; rates are decimal texts. */
export type SteppedCoupon = {
  readonly couponRate: string;
  readonly couponSteps?: readonly { readonly fromPeriod: number; readonly rate: string }[] | undefined;
};

/** Yearly rate of a period by its index: that of the latest step that has begun. */
export function couponRateAt({ couponRate, couponSteps }: SteppedCoupon, period: number): string {
  return couponSteps?.findLast(({ fromPeriod }) => fromPeriod <= period)?.rate ?? couponRate;
}

/** Rate x year fraction of each period from the first on, exact. */
export function couponAccruals(coupon: SteppedCoupon, fractions: readonly Rational[]): Rational[] {
  let text = "";
  let rate: Rational | undefined;
  return fractions.map((fraction, period) => {
    const next = couponRateAt(coupon, period);
    if (!rate || next !== text) rate = parseRational(next);
    text = next;
    return multiplyRational(rate, fraction);
  });
}
