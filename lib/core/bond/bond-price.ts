import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import { accruedAmount, outstandingFace } from "./accrued-interest";
import type { Bond } from "./bond";
import { type BondFlow, bondFlows, bondFraction, isExCoupon, yearBefore } from "./bond-flows";
import { type Compounding, compoundFactor, frequencyOf } from "./interest-rate";

/** A bond at a yield, per 100 of the face outstanding at settlement. */
export type BondPrice = {
  readonly cleanPrice: number;
  readonly dirtyPrice: number;
  readonly accrued: number;
  /** Average time of the flows, weighted by present value [years]. */
  readonly macaulayYears: number;
  /** Relative fall of the dirty price for a rise of the yield [years]. */
  readonly modifiedYears: number;
  readonly convexity: number;
  /** Fall of the dirty price when the yield rises by one basis point, to first order. */
  readonly dv01: number;
  /** Change of the dirty price when the yield rises by one basis point, to second order. */
  readonly basisPointValue: number;
};

/** A payment that the buyer gets, and its time from settlement, also since the flow before it [years]. */
export type PricedFlow = {
  readonly date: LocalDate;
  readonly years: number;
  readonly stepYears: number;
  readonly amount: number;
};

/** What is bought on a settlement day. */
export type Holding = {
  readonly flows: readonly PricedFlow[];
  /** Face outstanding [per 100 of original face]. */
  readonly outstanding: number;
  /** Per 100 of original face. */
  readonly accrued: number;
};

/**
 * Price and sensitivities at a yield, which may be negative. Flows on the settlement date belong to the seller.
 * @see QuantLib CashFlows::npv, duration, convexity, basisPointValue
 * @throws HeliographError BOND_NOTHING_LEFT when no flow follows the settlement
 */
export function priceFromYield(
  bond: Bond,
  settlement: LocalDate,
  yieldRate: number,
  compounding: Compounding,
): BondPrice {
  return priceOfHolding(holdingOf(bond, settlement), yieldRate, compounding);
}

/**
 * The price is sum(amount x discount); a discount is the product of those of the steps between flows, so that its first
 * and second derivative in the yield follow from the logarithmic ones of each step.
 */
export function priceOfHolding(holding: Holding, yieldRate: number, compounding: Compounding): BondPrice {
  const { flows, outstanding } = holding;
  const firstDate = flows[0]?.date;
  const lastDate = flows.at(-1)?.date;
  let discount = 1;
  let logSlope = 0;
  let logCurvature = 0;
  let present = 0;
  let weighted = 0;
  let slope = 0;
  let curvature = 0;
  for (const { date, years, stepYears, amount } of flows) {
    const growth = growthOver(compounding, { isFirst: date === firstDate, isLast: date === lastDate });
    discount /= compoundFactor(yieldRate, stepYears, growth);
    const step = logDerivatives(yieldRate, stepYears, growth);
    logSlope += step.slope;
    logCurvature += step.curvature;
    const part = amount * discount;
    present += part;
    weighted += part * years;
    slope += part * logSlope;
    curvature += part * (logSlope * logSlope + logCurvature);
  }
  const dirtyPrice = (present * 100) / outstanding;
  const accrued = (holding.accrued * 100) / outstanding;
  const modifiedYears = slope / present;
  const convexity = curvature / present;
  const dv01 = (dirtyPrice * modifiedYears) / 10_000;
  return {
    cleanPrice: dirtyPrice - accrued,
    dirtyPrice,
    accrued,
    macaulayYears: weighted / present,
    modifiedYears,
    convexity,
    dv01,
    basisPointValue: -dv01 + (dirtyPrice * convexity) / 2e8,
  };
}

/** A mixed compounding is simple up to the first payment, or up to the last one, as Treasury bills and last coupons are. */
function growthOver(compounding: Compounding, step: { isFirst: boolean; isLast: boolean }): Compounding {
  switch (compounding.kind) {
    case "simple-then-compounded":
      return step.isFirst ? { kind: "simple" } : { kind: "compounded", frequency: compounding.frequency };
    case "compounded-then-simple":
      return step.isLast ? { kind: "simple" } : { kind: "compounded", frequency: compounding.frequency };
    default:
      return compounding;
  }
}

/** f'/f and (f'/f)^2 - f''/f of the growth f over some years, in the rate. */
function logDerivatives(rate: number, years: number, growth: Compounding): { slope: number; curvature: number } {
  if (growth.kind === "continuous") return { slope: years, curvature: 0 };
  if (growth.kind === "simple") {
    const slope = years / (1 + rate * years);
    return { slope, curvature: slope * slope };
  }
  const frequency = frequencyOf(growth);
  const perPeriod = 1 + rate / frequency;
  return { slope: years / perPeriod, curvature: years / (frequency * perPeriod * perPeriod) };
}

/** The flows that a buyer at settlement gets, with their times. @throws HeliographError BOND_NOTHING_LEFT */
export function holdingOf(bond: Bond, settlement: LocalDate): Holding {
  const all = bondFlows(bond);
  const left = all.filter(({ date }) => date > settlement);
  if (left.length === 0) {
    throw new HeliographError({
      code: "BOND_NOTHING_LEFT",
      message: `No flow of the bond follows ${settlement}.`,
      remedy: "Settle before maturity.",
      data: { settlement },
    });
  }
  const flows: PricedFlow[] = [];
  let years = 0;
  let last = settlement;
  for (const flow of left) {
    const stepYears = stepBetween(bond, flow, last, last === settlement);
    years += stepYears;
    flows.push({ date: flow.date, years, stepYears, amount: isExCoupon(flow, settlement) ? 0 : flow.amount });
    last = flow.date;
  }
  return {
    flows,
    outstanding: outstandingFace(bond, all, settlement),
    accrued: accruedAmount(bond, all, settlement),
  };
}

/**
 * Time from the flow before (or settlement) to a flow, by the bond's day count: within a coupon period what is left of
 * it. @see QuantLib getStepwiseDiscountTime
 */
function stepBetween(bond: Bond, { date, period }: BondFlow, last: LocalDate, isFirst: boolean): number {
  if (!period) return bondFraction(bond, last, date, isFirst ? yearBefore(date) : { start: last, end: date });
  const { from, reference } = period;
  if (last === from) return bondFraction(bond, last, date, reference);
  return bondFraction(bond, from, date, reference) - bondFraction(bond, from, last, reference);
}
