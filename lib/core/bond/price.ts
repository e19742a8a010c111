import { HeliographError } from "../errors/heliograph-error";
import { toNumber } from "../money/rational";
import type { LocalDate } from "../time/local-date";
import { accruedInterest, bondFlows, bondFraction, type FixedBond } from "./fixed-bond";

/** How a yield compounds: `frequency` times a year, or continuously. */
export type Compounding = { readonly kind: "compounded"; readonly frequency: number } | { readonly kind: "continuous" };

export type BondPrice = {
  readonly cleanPrice: number;
  readonly dirtyPrice: number;
  readonly accrued: number;
  readonly macaulayYears: number;
  readonly modifiedYears: number;
  readonly convexity: number;
  /** Loss of dirty price when the yield rises by one basis point, to first order. */
  readonly dv01: number;
};

type TimedFlow = { readonly years: number; readonly amount: number };

/**
 * Price and sensitivities at a yield, per 100 of original face. Times run through the periods by the bond's own day
 * count, as QuantLib's CashFlows do; flows on the settlement date belong to the seller.
 * @throws HeliographError BOND_NOTHING_LEFT when no flow follows the settlement
 */
export function priceFromYield(
  bond: FixedBond,
  settlement: LocalDate,
  yieldRate: number,
  compounding: Compounding,
): BondPrice {
  const flows = flowsAfter(bond, settlement);
  const accrued = accruedInterest(bond, settlement);
  const perPeriod = compounding.kind === "compounded" ? 1 + yieldRate / compounding.frequency : 1;
  const step = compounding.kind === "compounded" ? 1 / compounding.frequency : 0;
  let dirtyPrice = 0;
  let weighted = 0;
  let curved = 0;
  for (const { years, amount } of flows) {
    const present = amount * discountFactor(yieldRate, years, compounding);
    dirtyPrice += present;
    weighted += present * years;
    curved += present * years * (years + step);
  }
  const macaulayYears = weighted / dirtyPrice;
  const modifiedYears = macaulayYears / perPeriod;
  return {
    cleanPrice: dirtyPrice - accrued,
    dirtyPrice,
    accrued,
    macaulayYears,
    modifiedYears,
    convexity: curved / (dirtyPrice * perPeriod * perPeriod),
    dv01: (dirtyPrice * modifiedYears) / 10_000,
  };
}

/**
 * Yield at which the flows are worth a clean price; may be negative.
 * @throws HeliographError BOND_NOTHING_LEFT, BOND_NO_YIELD when the price is not above zero with its accrued interest
 */
export function yieldFromPrice(
  bond: FixedBond,
  settlement: LocalDate,
  cleanPrice: number,
  compounding: Compounding,
): number {
  const flows = flowsAfter(bond, settlement);
  const dirtyPrice = cleanPrice + accruedInterest(bond, settlement);
  const excess = (rate: number) =>
    flows.reduce((total, { years, amount }) => total + amount * discountFactor(rate, years, compounding), -dirtyPrice);
  let low = compounding.kind === "compounded" ? -compounding.frequency * (1 - 1e-9) : -20;
  let high = 1;
  while (excess(high) > 0 && high < 1e9) high *= 2;
  if (!(dirtyPrice > 0 && excess(low) > 0 && excess(high) <= 0)) {
    throw new HeliographError({
      code: "BOND_NO_YIELD",
      message: `No yield gives a clean price of ${cleanPrice}.`,
      remedy: "Give a price above zero, per 100 of face.",
      data: { cleanPrice },
    });
  }
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function discountFactor(rate: number, years: number, compounding: Compounding): number {
  if (compounding.kind === "continuous") return Math.exp(-rate * years);
  return (1 + rate / compounding.frequency) ** (-compounding.frequency * years);
}

function flowsAfter(bond: FixedBond, settlement: LocalDate): TimedFlow[] {
  const flows: TimedFlow[] = [];
  let years = 0;
  for (const [index, { from, to, interest, principal }] of bondFlows(bond).entries()) {
    if (to <= settlement) continue;
    const whole = toNumber(bondFraction(bond, index, from, to));
    years += from < settlement ? whole - toNumber(bondFraction(bond, index, from, settlement)) : whole;
    flows.push({ years, amount: interest + principal });
  }
  if (flows.length > 0) return flows;
  throw new HeliographError({
    code: "BOND_NOTHING_LEFT",
    message: `No flow of the bond follows ${settlement}.`,
    remedy: "Settle before maturity.",
    data: { settlement },
  });
}
