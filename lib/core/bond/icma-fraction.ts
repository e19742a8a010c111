import { HeliographError } from "../errors/heliograph-error";
import { addRational, type Rational, rational } from "../money/rational";
import { addMonths, daysBetween, type LocalDate } from "../time/local-date";
import { type Schedule, shiftByTenor } from "./schedule";

/** The regular coupon period that a fraction is measured against. */
export type ReferencePeriod = { readonly start: LocalDate; readonly end: LocalDate };

/** Length of a period in whole months, by its days. */
export function periodMonths({ start, end }: ReferencePeriod): number {
  return Math.round((12 * daysBetween(start, end)) / 365);
}

/**
 * Year fraction by Act/Act ICMA (ISMA rule 251), exact: days over (days of the reference period x periods a year); an
 * irregular period is cut at the regular dates before or after its reference. Without a reference it is its own.
 * @see ICMA rule 251.1; QuantLib ActualActual::Old_ISMA_Impl
 * @throws HeliographError BOND_REFERENCE_PERIOD_INVALID when the reference lies elsewhere
 */
export function icmaFraction(from: LocalDate, to: LocalDate, reference?: ReferencePeriod): Rational {
  if (from >= to) return from === to ? rational(0n, 1n) : negate(icmaFraction(to, from, reference));
  const { start, end } = reference ?? { start: from, end: to };
  if (end <= start || end <= from) throw referenceInvalid(from, to);
  const months = periodMonths({ start, end });
  if (months === 0) return icmaFraction(from, to, { start: from, end: addMonths(from, 12) });
  if (to <= end) {
    if (from >= start) return rational(BigInt(months * daysBetween(from, to)), BigInt(12 * daysBetween(start, end)));
    const before = { start: addMonths(start, -months), end: start };
    if (to <= start) return icmaFraction(from, to, before);
    return addRational(icmaFraction(from, start, before), icmaFraction(start, to, { start, end }));
  }
  if (from < start) throw referenceInvalid(from, to);
  let sum = icmaFraction(from, end, { start, end });
  for (let step = 0; ; step++) {
    const next = { start: addMonths(end, months * step), end: addMonths(end, months * (step + 1)) };
    if (to < next.end) return addRational(sum, icmaFraction(next.start, to, next));
    sum = addRational(sum, rational(BigInt(months), 12n));
  }
}

/**
 * Year fraction by Act/Act ICMA over the coupon dates of a schedule; a stub is measured against the regular period that
 * the tenor gives beside it, a long one against two; beyond its ends the regular periods go on.
 * @see ICMA rule 251.1; QuantLib ActualActual::ISMA_Impl
 */
export function icmaFractionOnSchedule(from: LocalDate, to: LocalDate, schedule: Schedule): Rational {
  if (from >= to) return from === to ? rational(0n, 1n) : negate(icmaFractionOnSchedule(to, from, schedule));
  const dates = quasiCouponDates(schedule);
  while (from < (dates[0] ?? from)) dates.unshift(shiftByTenor(dates[0] ?? from, schedule, -1));
  while (to > (dates.at(-1) ?? to)) dates.push(shiftByTenor(dates.at(-1) ?? to, schedule, 1));
  let sum = rational(0n, 1n);
  for (const [index, start] of dates.slice(0, -1).entries()) {
    const end = dates[index + 1] ?? start;
    if (from >= end || to <= start) continue;
    sum = addRational(sum, partOfPeriod(from > start ? from : start, to < end ? to : end, { start, end }));
  }
  return sum;
}

/** Days over (days of the period x periods a year); a period under 16 days is measured against a year. */
function partOfPeriod(from: LocalDate, to: LocalDate, period: ReferencePeriod): Rational {
  const periodDays = daysBetween(period.start, period.end);
  const days = BigInt(daysBetween(from, to));
  if (periodDays < 16) return rational(days, BigInt(daysBetween(from, addMonths(from, 12))));
  return rational(days, BigInt(periodDays * Math.round(12 / periodMonths(period))));
}

/** Coupon dates with each stub's end moved to where a regular period would have it, and one more beside a long stub. */
function quasiCouponDates(schedule: Schedule): LocalDate[] {
  const { dates, isRegular } = schedule;
  const quasi = [...dates];
  const last = dates.length - 1;
  const begin = dates[0] ?? "";
  const end = dates[last] ?? "";
  if (isRegular?.[last - 1] !== true) {
    const notional = shiftByTenor(dates[last - 1] ?? end, schedule, 1);
    quasi[last] = notional;
    if (notional < end) quasi.push(shiftByTenor(notional, schedule, 1));
  }
  if (isRegular?.[0] !== true) {
    const notional = shiftByTenor(dates[1] ?? begin, schedule, -1);
    quasi[0] = notional;
    if (notional > begin) quasi.unshift(shiftByTenor(notional, schedule, -1));
  }
  return quasi;
}

function referenceInvalid(from: LocalDate, to: LocalDate): HeliographError {
  return new HeliographError({
    code: "BOND_REFERENCE_PERIOD_INVALID",
    message: `The reference period does not go with ${from} to ${to}.`,
    remedy: "Give the regular coupon period that the days belong to, or that ends or begins with them.",
    data: { from, to },
  });
}

function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}
