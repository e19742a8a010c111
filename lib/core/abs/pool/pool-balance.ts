import { HeliographError } from "../../errors/heliograph-error";
import type { Rational } from "../../money/rational";

/** One period of a pool whose balance is the present value of its remaining cash. */
export type PoolBalanceRow = {
  /** After the period's principal and loss [minor]. */
  readonly balanceMinor: bigint;
  readonly interestMinor: bigint;
  readonly principalMinor: bigint;
  readonly lossMinor: bigint;
};

/**
 * Balance of a pool that is discounted at one rate a period, as of solar loans and leases (the aggregate discounted
 * balance): interest of a period is balance x rate, rounded half to even, principal is what the cash leaves, and the last
 * cash repays what is left, its interest being the rest. At a re-marking the balance becomes the present value of the cash that still comes, and the
 * difference is a loss (or, below zero, a gain).
 * @param openingMinor balance at the cut-off, see `presentBalance`
 * @param flows cash by period [minor]
 * @param remarks indexes of the periods at whose end the balance is marked again
 * @throws HeliographError POOL_FLOWS_MISSING
 */
export function poolBalances(
  openingMinor: bigint,
  flows: readonly bigint[],
  rate: Rational,
  remarks: ReadonlySet<number> = new Set(),
): PoolBalanceRow[] {
  if (flows.length === 0) {
    throw new HeliographError({
      code: "POOL_FLOWS_MISSING",
      message: "A pool without cash has no balance to follow.",
      remedy: "Give the pool's cash by period.",
    });
  }
  let balance = openingMinor;
  return flows.map((flow, index) => {
    const isLast = index === flows.length - 1;
    const interestMinor = isLast ? flow - balance : timesHalfEven(balance, rate);
    const principalMinor = flow - interestMinor;
    const unmarked = balance - principalMinor;
    const balanceMinor = remarks.has(index) ? presentBalance(flows.slice(index + 1), rate) : unmarked;
    balance = balanceMinor;
    return { balanceMinor, interestMinor, principalMinor, lossMinor: unmarked - balanceMinor };
  });
}

/** Present value of cash at a rate a period [minor], rounded half to even once, at the end. */
export function presentBalance(flows: readonly bigint[], { numerator, denominator }: Rational): bigint {
  const grown = denominator + numerator;
  let value = 0n;
  let scale = 1n;
  // Horner's rule backwards over a common denominator: value / scale stays exact.
  for (const flow of [...flows].reverse()) {
    value = (value + flow * scale) * denominator;
    scale *= grown;
  }
  return divideHalfEven(value, scale);
}

function timesHalfEven(amount: bigint, { numerator, denominator }: Rational): bigint {
  return divideHalfEven(amount * numerator, denominator);
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const whole = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const rounded = twice > divisor || (twice === divisor && whole % 2n === 1n) ? whole + 1n : whole;
  return dividend < 0n ? -rounded : rounded;
}
