import { ratesOfReturn } from "../cashflow/returns/rate-of-return";
import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { Bond } from "./bond";
import { type Holding, holdingOf, priceOfHolding } from "./bond-price";
import { type Compounding, impliedRate } from "./interest-rate";

/** Every yield at which the flows are worth a price, ascending, or why there is none. */
export type BondYields =
  | { readonly roots: readonly [number, ...number[]]; readonly reason?: undefined }
  | { readonly roots: readonly []; readonly reason: "PRICE_NOT_POSITIVE" | "NO_SIGN_CHANGE" | "NO_RATE_BALANCES" };

/** Searched for a yield whose compounding is not that of a force of interest [decimal]. */
const HIGHEST_YIELD = 1e9;

/**
 * Yields at which a bond is worth a clean price per 100 of outstanding face; they may be negative. A bond that only pays
 * has one; flows of both signs may have several or none.
 * @throws HeliographError BOND_NOTHING_LEFT
 */
export function yieldsFromPrice(
  bond: Bond,
  settlement: LocalDate,
  cleanPrice: number,
  compounding: Compounding,
): BondYields {
  const holding = holdingOf(bond, settlement);
  const dirty = (cleanPrice * holding.outstanding) / 100 + holding.accrued;
  if (!(dirty > 0)) return { roots: [], reason: "PRICE_NOT_POSITIVE" };
  if (compounding.kind !== "compounded" && compounding.kind !== "continuous")
    return yieldsBySearch(holding, dirty, compounding);
  const flows = holding.flows.map(({ years, amount }) => ({ years, amount }));
  const { roots, reason } = ratesOfReturn([{ years: 0, amount: -dirty }, ...flows]);
  const [first, ...others] = roots.map((rate) => impliedRate(1 + rate, 1, compounding));
  return first === undefined ? { roots: [], reason: reason ?? "NO_RATE_BALANCES" } : { roots: [first, ...others] };
}

/**
 * The one yield at a clean price.
 * @throws HeliographError BOND_NOTHING_LEFT, BOND_NO_YIELD when there is none, or none that could be told from others
 */
export function yieldFromPrice(
  bond: Bond,
  settlement: LocalDate,
  cleanPrice: number,
  compounding: Compounding,
): number {
  const { roots, reason } = yieldsFromPrice(bond, settlement, cleanPrice, compounding);
  const [only] = roots;
  if (only !== undefined && roots.length === 1) return only;
  throw new HeliographError({
    code: "BOND_NO_YIELD",
    message: reason
      ? `No yield gives a clean price of ${cleanPrice}.`
      : `${roots.length} yields give a clean price of ${cleanPrice}: ${roots.join(", ")}.`,
    remedy: "Give a price above zero per 100 of face, or ask for all yields.",
    data: { cleanPrice, reason: reason ?? "SEVERAL" },
  });
}

/** Simple compounding: the price falls as the yield rises, so that there is one at most. */
function yieldsBySearch(holding: Holding, dirty: number, compounding: Compounding): BondYields {
  const target = (dirty * 100) / holding.outstanding;
  const excess = (rate: number) => priceOfHolding(holding, rate, compounding).dirtyPrice - target;
  const longest = Math.max(...holding.flows.map(({ years }) => years), 1);
  let low = -(1 - 1e-9) / longest;
  let high = 1;
  while (excess(high) > 0 && high < HIGHEST_YIELD) high *= 2;
  if (!(excess(low) >= 0 && excess(high) <= 0)) return { roots: [], reason: "NO_RATE_BALANCES" };
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return { roots: [middle] };
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
}
