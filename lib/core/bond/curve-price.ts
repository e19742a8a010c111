import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { Bond } from "./bond";
import { type Holding, holdingOf } from "./bond-price";
import { type DiscountCurve, discountFactor } from "./discount-curve";

/** A bond on a curve, per 100 of the face outstanding at settlement. */
export type CurvePrice = { readonly cleanPrice: number; readonly dirtyPrice: number; readonly accrued: number };

/**
 * Price on the settlement day from a discount curve. @param spread added to every zero rate
 * @see QuantLib DiscountingBondEngine
 * @throws HeliographError BOND_NOTHING_LEFT, BOND_CURVE_TOO_EARLY
 */
export function priceFromCurve(bond: Bond, settlement: LocalDate, curve: DiscountCurve, spread = 0): CurvePrice {
  const holding = holdingOf(bond, settlement);
  const dirtyPrice = dirtyOnCurve(holding, settlement, curve, spread);
  const accrued = (100 * holding.accrued) / holding.outstanding;
  return { cleanPrice: dirtyPrice - accrued, dirtyPrice, accrued };
}

/**
 * The Z-spread: what must be added to every zero rate of the curve for the bond to be worth its price.
 * @throws HeliographError BOND_NO_YIELD when no spread between -1 and 10 does
 */
export function zSpread(bond: Bond, settlement: LocalDate, cleanPrice: number, curve: DiscountCurve): number {
  const holding = holdingOf(bond, settlement);
  const target = cleanPrice + (100 * holding.accrued) / holding.outstanding;
  const excess = (spread: number) => dirtyOnCurve(holding, settlement, curve, spread) - target;
  let low = -0.5;
  let high = 10;
  if (!(excess(low) >= 0 && excess(high) <= 0)) {
    throw new HeliographError({
      code: "BOND_NO_YIELD",
      message: `No spread over the curve gives a clean price of ${cleanPrice}.`,
      remedy: "Check the price and the curve.",
      data: { cleanPrice },
    });
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
}

function dirtyOnCurve(holding: Holding, settlement: LocalDate, curve: DiscountCurve, spread: number): number {
  const present = holding.flows.reduce(
    (sum, { date, amount }) => sum + amount * discountFactor(curve, date, spread),
    0,
  );
  return (100 * present) / (holding.outstanding * discountFactor(curve, settlement, spread));
}
