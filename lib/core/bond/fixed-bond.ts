import { HeliographError } from "../errors/heliograph-error";
import { type Rational, toNumber } from "../money/rational";
import { addMonths, type LocalDate } from "../time/local-date";
import { type DayCount, yearFraction } from "./day-count";
import { icmaFraction, type ReferencePeriod } from "./icma-fraction";

/** A fixed-rate bond for pricing: doubles, per 100 of face. What is paid comes from the waterfall's integers instead. */
export type FixedBond = {
  /** Period dates, ascending: n + 1 dates make n periods. */
  readonly schedule: readonly LocalDate[];
  /** Yearly rate by period; the last one repeats (step-up). */
  readonly couponRates: readonly number[];
  readonly dayCount: DayCount | "act/act-icma";
  /** Coupons a year: 1, 2, 4 or 12. */
  readonly frequency: number;
  /** Outstanding face by period; the last one repeats. Absent: 100 until the end. */
  readonly notionals?: readonly number[];
};

export type BondFlow = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly notional: number;
  readonly interest: number;
  readonly principal: number;
};

/** Interest and principal of each period, paid on its last day. @throws HeliographError BOND_INVALID */
export function bondFlows(bond: FixedBond): BondFlow[] {
  assertBond(bond);
  const periods = bond.schedule.length - 1;
  return Array.from({ length: periods }, (_, index) => {
    const { from, to } = periodAt(bond, index);
    const notional = repeated(bond.notionals ?? [100], index);
    const after = index === periods - 1 ? 0 : repeated(bond.notionals ?? [100], index + 1);
    const interest = notional * repeated(bond.couponRates, index) * toNumber(bondFraction(bond, index, from, to));
    return { from, to, notional, interest, principal: notional - after };
  });
}

/** Interest accrued from the begin of the period that holds `settlement` [per 100 of original face]. */
export function accruedInterest(bond: FixedBond, settlement: LocalDate): number {
  const index = bondFlows(bond).findIndex(({ from, to }) => from <= settlement && settlement < to);
  if (index < 0) return 0;
  const { from } = periodAt(bond, index);
  const fraction = toNumber(bondFraction(bond, index, from, settlement));
  return repeated(bond.notionals ?? [100], index) * repeated(bond.couponRates, index) * fraction;
}

/** Year fraction inside period `index` by the bond's own day count. */
export function bondFraction(bond: FixedBond, index: number, from: LocalDate, to: LocalDate): Rational {
  if (bond.dayCount === "act/act-icma") return icmaFraction(from, to, referenceOf(bond, index));
  return yearFraction(bond.dayCount, from, to, bond.schedule.at(-1));
}

export function periodAt({ schedule }: FixedBond, index: number): { from: LocalDate; to: LocalDate } {
  const from = schedule[index];
  const to = schedule[index + 1];
  if (from === undefined || to === undefined) throw new RangeError(`the bond has no period ${index}`);
  return { from, to };
}

/** A short or long first period is measured against the regular period that ends with it, the last with the one that begins. */
function referenceOf(bond: FixedBond, index: number): ReferencePeriod {
  const { from, to } = periodAt(bond, index);
  const months = 12 / bond.frequency;
  const isRegular = addMonths(from, months) === to || addMonths(to, -months) === from;
  if (isRegular) return { start: from, end: to };
  if (index === 0) return { start: addMonths(to, -months), end: to };
  if (index === bond.schedule.length - 2) return { start: from, end: addMonths(from, months) };
  return { start: from, end: to };
}

function repeated(values: readonly number[], index: number): number {
  return values[Math.min(index, values.length - 1)] ?? 0;
}

function assertBond({ schedule, couponRates, frequency, notionals }: FixedBond): void {
  const ascending = schedule.every((date, index) => index === 0 || date > (schedule[index - 1] ?? ""));
  const finite = [...couponRates, ...(notionals ?? [])].every(Number.isFinite);
  if (schedule.length >= 2 && ascending && finite && couponRates.length > 0 && [1, 2, 3, 4, 6, 12].includes(frequency))
    return;
  throw new HeliographError({
    code: "BOND_INVALID",
    message: "The bond's dates do not ascend, or its rates, notionals or frequency are missing or wrong.",
    remedy: "Give at least two ascending dates, a rate, and 1, 2, 3, 4, 6 or 12 coupons a year.",
  });
}
