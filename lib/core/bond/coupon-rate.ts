import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { Coupon, FloatingCoupon } from "./bond";
import { addBusinessDays } from "./business-day";

/** Yearly rate of period `index`, which runs from `from` to `to`. @throws HeliographError BOND_FIXING_MISSING */
export function couponRate(coupon: Coupon, index: number, from: LocalDate, to: LocalDate): number {
  switch (coupon.kind) {
    case "fixed":
      return coupon.rates[Math.min(index, coupon.rates.length - 1)] ?? 0;
    case "zero":
      return 0;
    case "floating":
      return floatingRate(coupon, from, to);
    case "kpi-step-up": {
      const last = coupon.observations.findLast(({ date }) => date <= from);
      const isMissed = last !== undefined && last.availability < coupon.minimumAvailability;
      return coupon.rate + (isMissed ? coupon.stepUp : 0);
    }
    default:
      return coupon satisfies never;
  }
}

function floatingRate(coupon: FloatingCoupon, from: LocalDate, to: LocalDate): number {
  const { fixings, forecast, multiplier, spread, floor, cap, resetLagDays, resetCalendar } = coupon;
  const reset = addBusinessDays(from, -resetLagDays, "preceding", resetCalendar);
  const fixing = fixings.findLast(({ date }) => date <= reset);
  const isStale = fixing === undefined || (forecast !== undefined && fixing.date < reset);
  const index = isStale ? forecast : fixing.rate;
  if (index === undefined) {
    throw new HeliographError({
      code: "BOND_FIXING_MISSING",
      message: `The rate of ${from} to ${to} is set on ${reset}, for which there is no fixing.`,
      remedy: "Give the fixing or a forecast of the index.",
      data: { reset },
    });
  }
  const rate = multiplier * index + spread;
  return Math.min(Math.max(rate, floor ?? rate), cap ?? Number.POSITIVE_INFINITY);
}
