import type { RatesOfReturn } from "./station-simulation";

/** A payment at a time after the first [years]. */
export type TimedFlow = { readonly years: number; readonly amount: number };

/** Continuous rates that are searched: from all but losing everything to a hundredfold a year. */
const LOWEST = Math.log(1e-10);
const HIGHEST = Math.log(100);
const STEPS = 1500;

/**
 * Every yearly effective rate at which the flows' present value is zero. The present value is scanned in the continuous rate
 * y = ln(1 + r), each change of sign is narrowed by bisection, each touching point by a search of the least absolute value.
 */
export function ratesOfReturn(flows: readonly TimedFlow[]): RatesOfReturn {
  if (!flows.some((flow) => flow.amount > 0) || !flows.some((flow) => flow.amount < 0)) {
    return { roots: [], principal: null, reason: "the cash flows never change sign" };
  }
  const at = (index: number) => LOWEST + ((HIGHEST - LOWEST) * index) / STEPS;
  const roots: number[] = [];
  let before = relativeValue(flows, at(0));
  let here = relativeValue(flows, at(1));
  if (before === 0) roots.push(at(0));
  for (let index = 1; index <= STEPS; index += 1) {
    const after = index < STEPS ? relativeValue(flows, at(index + 1)) : here;
    if (here === 0) roots.push(at(index));
    else if (before * here < 0) roots.push(bisect(flows, at(index - 1), at(index)));
    else if (
      before * here > 0 &&
      here * after > 0 &&
      Math.abs(here) < Math.abs(before) &&
      Math.abs(here) < Math.abs(after)
    ) {
      const turn = leastAbsolute(flows, at(index - 1), at(index + 1));
      if (relativeValue(flows, turn) * here < 0) {
        roots.push(bisect(flows, at(index - 1), turn), bisect(flows, turn, at(index + 1)));
      }
    }
    before = here;
    here = after;
  }
  if (roots.length === 0)
    return {
      roots: [],
      principal: null,
      reason: "no rate between -99.99999999 % and 9 900 % a year balances the cash flows",
    };
  const rates = roots.map(Math.expm1);
  return { roots: rates, principal: principalOf(rates, flows), reason: null };
}

function principalOf(rates: readonly number[], flows: readonly TimedFlow[]): number | null {
  if (rates.length === 1) return rates[0] ?? null;
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length !== 1) return null;
  let balance = 0;
  let changes = 0;
  let sign = 0;
  for (const { amount } of flows) {
    balance += amount;
    const now = Math.sign(balance);
    if (now !== 0 && sign !== 0 && now !== sign) changes += 1;
    if (now !== 0) sign = now;
  }
  return changes === 1 ? (positive[0] ?? null) : null;
}

/** Present value at a yearly effective rate. */
export function presentValue(flows: readonly TimedFlow[], rate: number): number {
  return flows.reduce((sum, flow) => sum + flow.amount * (1 + rate) ** -flow.years, 0);
}

/** Present value over the sum of its absolute parts: same sign and zeros, of order 1 at any rate. */
function relativeValue(flows: readonly TimedFlow[], rate: number): number {
  let sum = 0;
  let size = 0;
  for (const { years, amount } of flows) {
    const value = amount * Math.exp(-rate * years);
    sum += value;
    size += Math.abs(value);
  }
  return size > 0 ? sum / size : 0;
}

function bisect(flows: readonly TimedFlow[], from: number, to: number): number {
  let low = from;
  let high = to;
  const sign = Math.sign(relativeValue(flows, low));
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(relativeValue(flows, middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function leastAbsolute(flows: readonly TimedFlow[], from: number, to: number): number {
  let low = from;
  let high = to;
  const sign = Math.sign(relativeValue(flows, (from + to) / 2));
  for (let step = 0; step < 60; step += 1) {
    const a = low + (high - low) / 3;
    const b = high - (high - low) / 3;
    if (sign * relativeValue(flows, a) < sign * relativeValue(flows, b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
