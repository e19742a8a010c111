import type { LocalDate } from "../time/local-date";
import { type Bond, notionalOf } from "./bond";
import { type BondFlow, bondFlows, bondFraction, isExCoupon } from "./bond-flows";

/**
 * Interest accrued on a settlement day, per 100 of the face that is then outstanding. Between its ex date and its
 * payment the coupon is the seller's, and the rest of its period is taken off: accrued interest is negative.
 * @throws HeliographError BOND_INVALID, BOND_FIXING_MISSING
 */
export function accruedInterest(bond: Bond, settlement: LocalDate): number {
  const flows = bondFlows(bond);
  const outstanding = outstandingFace(bond, flows, settlement);
  return outstanding === 0 ? 0 : (100 * accruedAmount(bond, flows, settlement)) / outstanding;
}

/** Accrued interest of the next coupon [per 100 of original face]. @see QuantLib FixedRateCoupon::accruedAmount */
export function accruedAmount(bond: Bond, flows: readonly BondFlow[], settlement: LocalDate): number {
  const next = flows.find(({ date }) => date > settlement);
  if (!next) return 0;
  const coupon = flows.find(({ date, period }) => period !== undefined && date === next.date);
  if (!coupon?.period) return 0;
  const { from, to, reference, notional, rate } = coupon.period;
  if (settlement <= from) return 0;
  if (isExCoupon(coupon, settlement)) {
    return settlement >= to ? 0 : -notional * rate * bondFraction(bond, settlement, to, reference);
  }
  return notional * rate * bondFraction(bond, from, settlement < to ? settlement : to, reference);
}

/** Face outstanding after the payments of a day [per 100 of original face]. */
export function outstandingFace(bond: Bond, flows: readonly BondFlow[], day: LocalDate): number {
  let outstanding = notionalOf(bond, 0);
  const last = flows.at(-1);
  for (const flow of flows) {
    if (flow.kind === "principal" && flow.date <= day) outstanding -= flow === last ? outstanding : flow.amount;
  }
  return outstanding;
}
