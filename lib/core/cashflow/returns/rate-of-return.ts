import * as z from "zod";
import type { TimedFlow } from "./timed-flow";

/** Why flows have no rate of return: they stay on one side of zero, or no rate brings their present value to zero. */
export const NO_RATE_REASONS = ["NO_SIGN_CHANGE", "NO_RATE_BALANCES"] as const;

/**
 * Internal rates of return, yearly and effective: every root there is, ascending, or the reason why there is none. `principal`
 * is the one to quote: the only root, or the only positive one by Norstrom's criterion; null where no single rate can be quoted.
 */
export const RatesOfReturn = z.strictObject({
  roots: z.array(z.number()),
  principal: z.number().nullable(),
  reason: z.enum(NO_RATE_REASONS).nullable(),
});
export type RatesOfReturn = z.infer<typeof RatesOfReturn>;

/**
 * Forces of interest ln(1 + r) within which a rate is told: from losing all but a millionth in a year, below which r so close to
 * -1 has too few digits left to balance anything, to 10^13 times a year.
 */
const LOWEST_FORCE = -14;
const HIGHEST_FORCE = 30;

/** A present value this small against the sum of its parts is zero: what double precision leaves of a touching root. */
const TOUCHES = 1e-13;

/**
 * Every yearly effective rate at which the flows' present value is zero, or the reason why there is none.
 *
 * Complete, not a scan: as a function of the force y = ln(1 + r) the present value f(y) = sum a_i e^(-t_i y) has no more roots
 * than its amounts change sign (Laguerre 1883). With a time s between two amounts of different sign, the derivative of
 * e^(s y) f(y) has the amounts a_i (s - t_i), which change sign once less; by Rolle's theorem its roots part those of f. So the
 * roots are found by recursion over the changes of sign, and each is narrowed by bisection between two turning points.
 */
export function ratesOfReturn(flows: readonly TimedFlow[]): RatesOfReturn {
  const netted = nettedByTime(flows);
  if (signChanges(netted) === 0) return { roots: [], principal: null, reason: "NO_SIGN_CHANGE" };
  const forces = rootForces(netted).filter((force) => force >= LOWEST_FORCE && force <= HIGHEST_FORCE);
  if (forces.length === 0) return { roots: [], principal: null, reason: "NO_RATE_BALANCES" };
  const roots = forces.map(Math.expm1);
  return { roots, principal: principalOf(roots, netted), reason: null };
}

/** The one rate of flows that have exactly one; null where there is none or several. */
export function onlyRateOfReturn(flows: readonly TimedFlow[]): number | null {
  const { roots } = ratesOfReturn(flows);
  return roots.length === 1 ? (roots[0] ?? null) : null;
}

/** In the order of time, one flow for each time, none of them zero. */
function nettedByTime(flows: readonly TimedFlow[]): TimedFlow[] {
  const amounts = new Map<number, number>();
  for (const { years, amount } of flows) amounts.set(years, (amounts.get(years) ?? 0) + amount);
  return [...amounts]
    .map(([years, amount]) => ({ years, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => a.years - b.years);
}

function signChanges(flows: readonly TimedFlow[]): number {
  return flows.filter(({ amount }, index) => index > 0 && amount > 0 !== (flows[index - 1]?.amount ?? 0) > 0).length;
}

/** Roots of the present value in the force of interest, ascending; a root that only touches zero is told once. */
function rootForces(flows: readonly TimedFlow[]): number[] {
  const turn = flows.findIndex(({ amount }, index) => amount > 0 !== (flows[index + 1]?.amount ?? amount) > 0);
  const [before, after] = [flows[turn], flows[turn + 1]];
  if (!before || !after) return [];
  const pivot = (before.years + after.years) / 2;
  const slope = flows.map(({ years, amount }) => ({ years, amount: amount * (pivot - years) }));
  const [lowest, highest] = rootBounds(flows);
  const inner = rootForces(slope).filter((force) => force > lowest && force < highest);
  const ends = [lowest, ...inner, highest];
  const roots: number[] = [];
  for (const [index, end] of ends.entries()) {
    const next = ends[index + 1];
    const here = relativeValue(flows, end);
    if (Math.abs(here) < TOUCHES) {
      roots.push(end);
    } else if (next !== undefined) {
      const there = relativeValue(flows, next);
      if (Math.abs(there) >= TOUCHES && here > 0 !== there > 0) roots.push(bisect(flows, end, next));
    }
  }
  return roots;
}

/**
 * Forces between which every root lies: above the highest, the first flow outweighs all later ones together; below the lowest,
 * the last one outweighs all earlier ones.
 */
function rootBounds(flows: readonly TimedFlow[]): [number, number] {
  const total = flows.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  const outweighing = (end: TimedFlow | undefined, neighbour: TimedFlow | undefined) =>
    end && neighbour ? Math.log(total / Math.abs(end.amount)) / Math.abs(neighbour.years - end.years) + 1e-9 : 0;
  return [-outweighing(flows.at(-1), flows.at(-2)), outweighing(flows[0], flows[1])];
}

/**
 * The rate to quote among several: the only positive one, where the balance of undiscounted flows changes its sign just once
 * (Norstrom, J. Financial and Quantitative Analysis 7 (1972) 1835).
 */
function principalOf(rates: readonly number[], flows: readonly TimedFlow[]): number | null {
  if (rates.length === 1) return rates[0] ?? null;
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length !== 1) return null;
  let balance = 0;
  const balances = flows.map(({ years, amount }) => {
    balance += amount;
    return { years, amount: balance };
  });
  return signChanges(balances.filter(({ amount }) => amount !== 0)) === 1 ? (positive[0] ?? null) : null;
}

/** Present value over the sum of its absolute parts: same sign and zeros, between -1 and 1 at any force. */
function relativeValue(flows: readonly TimedFlow[], force: number): number {
  const largest = force > 0 ? (flows[0]?.years ?? 0) : (flows.at(-1)?.years ?? 0);
  let sum = 0;
  let size = 0;
  for (const { years, amount } of flows) {
    const value = amount * Math.exp(force * (largest - years));
    sum += value;
    size += Math.abs(value);
  }
  return sum / size;
}

function bisect(flows: readonly TimedFlow[], from: number, to: number): number {
  let low = from;
  let high = to;
  const lowIsPositive = relativeValue(flows, low) > 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high || high - low < 1e-17) return middle;
    if (relativeValue(flows, middle) > 0 === lowIsPositive) low = middle;
    else high = middle;
  }
}
