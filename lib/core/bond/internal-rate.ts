import { daysBetween, type LocalDate } from "../time/local-date";

/** A dated amount, negative when paid. For yields only: what moves is bigint. */
export type DatedFlow = { readonly date: LocalDate; readonly amount: number };

/** Every internal rate of return, ascending, or why there is none. */
export type InternalRates =
  | { readonly roots: readonly number[]; readonly reason?: undefined }
  | { readonly roots: readonly []; readonly reason: "NO_SIGN_CHANGE" | "NO_ROOT_IN_RANGE" };

const LOWEST_FORCE = -30;
const HIGHEST_FORCE = 12;
const SCAN_STEP = 0.02;

/**
 * Annual effective rates r with sum(amount / (1 + r)^(days / 365)) = 0, act/365f from the first date. With one change
 * of sign there is one rate; otherwise forces of interest ln(1 + r) from -30 to 12 are scanned and every root that a
 * step or a dip between steps shows is refined.
 * @see Excel XIRR for the convention; Descartes' rule of signs for uniqueness
 */
export function internalRates(flows: readonly DatedFlow[]): InternalRates {
  const dated = flows
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const first = dated[0];
  const changes = dated.filter(
    ({ amount }, index) => index > 0 && amount > 0 !== (dated[index - 1]?.amount ?? 0) > 0,
  ).length;
  if (!first || changes === 0) return { roots: [], reason: "NO_SIGN_CHANGE" };
  const amounts = dated.map(({ amount }) => amount);
  const years = dated.map(({ date }) => daysBetween(first.date, date) / 365);
  const value = (force: number) => scaledPresentValue(amounts, years, force);
  const forces = changes === 1 ? loneRoot(value) : scanRoots(value);
  if (forces.length === 0) return { roots: [], reason: "NO_ROOT_IN_RANGE" };
  return { roots: forces.map(Math.expm1) };
}

/** The one rate of flows that have exactly one; null where there is none or several. */
export function onlyInternalRate(flows: readonly DatedFlow[]): number | null {
  const { roots } = internalRates(flows);
  return roots.length === 1 ? (roots[0] ?? null) : null;
}

/** Present value at a force of interest, divided by its largest discount factor: the sign is right, nothing overflows. */
function scaledPresentValue(amounts: readonly number[], years: readonly number[], force: number): number {
  const lastYear = years.at(-1) ?? 0;
  const largest = Math.max(0, -force * lastYear);
  let total = 0;
  for (const [index, amount] of amounts.entries()) total += amount * Math.exp(-force * (years[index] ?? 0) - largest);
  return total;
}

function loneRoot(value: (force: number) => number): number[] {
  const atZero = value(0);
  if (atZero === 0) return [0];
  for (let reach = 0.125; reach <= -LOWEST_FORCE * 2; reach *= 2) {
    for (const bound of [reach, -reach]) {
      if (value(bound) > 0 !== atZero > 0) return [bisect(value, Math.min(0, bound), Math.max(0, bound))];
    }
  }
  return [];
}

function scanRoots(value: (force: number) => number): number[] {
  const steps = Math.round((HIGHEST_FORCE - LOWEST_FORCE) / SCAN_STEP);
  const forceAt = (step: number) => LOWEST_FORCE + step * SCAN_STEP;
  const values = Array.from({ length: steps + 1 }, (_, step) => value(forceAt(step)));
  const roots: number[] = [];
  for (let step = 0; step < steps; step++) {
    const here = values[step] ?? 0;
    const next = values[step + 1] ?? 0;
    const after = values[step + 2];
    if (here === 0) roots.push(forceAt(step));
    else if (next !== 0 && here > 0 !== next > 0) roots.push(bisect(value, forceAt(step), forceAt(step + 1)));
    else if (after !== undefined && next !== 0 && after !== 0 && isDip(here, next, after)) {
      const bottom = dipBetween((force) => Math.abs(value(force)), forceAt(step), forceAt(step + 2));
      if (value(bottom) > 0 !== here > 0) {
        roots.push(bisect(value, forceAt(step), bottom), bisect(value, bottom, forceAt(step + 2)));
      }
    }
  }
  return [...new Set(roots)].sort((a, b) => a - b);
}

function isDip(here: number, next: number, after: number): boolean {
  const sameSign = here > 0 === next > 0 && next > 0 === after > 0;
  return sameSign && Math.abs(next) < Math.abs(here) && Math.abs(next) < Math.abs(after);
}

/** Where a function that falls and rises again is lowest (ternary search). */
function dipBetween(height: (force: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let round = 0; round < 100; round++) {
    const third = (high - low) / 3;
    if (height(low + third) < height(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

function bisect(value: (force: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const lowIsPositive = value(low) > 0;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (value(middle) > 0 === lowIsPositive) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
