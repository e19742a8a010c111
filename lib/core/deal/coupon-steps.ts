/** A coupon that may change with time; rates are decimal texts. */
export type SteppedCoupon = {
  readonly couponRate: string;
  readonly couponSteps?: readonly { readonly fromPeriod: number; readonly rate: string }[] | undefined;
};

/** Yearly rate of a period by its index: that of the latest step that has begun. */
export function couponRateAt({ couponRate, couponSteps }: SteppedCoupon, period: number): string {
  return couponSteps?.findLast(({ fromPeriod }) => fromPeriod <= period)?.rate ?? couponRate;
}
