import { type Rational, rational } from "../money/rational";
import { addMonths, dateOf, daysBetween, isLeapYear, type LocalDate, partsOf } from "../time/local-date";
import { monthEnd } from "./business-day";

/** Days in leap years over 366, the others over 365. @see ISDA 2006 4.16(b) */
export function actActIsda(from: LocalDate, to: LocalDate): Rational {
  if (from > to) return negate(actActIsda(to, from));
  const firstYear = partsOf(from).year;
  const lastYear = partsOf(to).year;
  let leapDays = 0;
  let otherDays = 0;
  for (let year = firstYear; year <= lastYear; year++) {
    const begin = year === firstYear ? from : dateOf(year, 1, 1);
    const end = year === lastYear ? to : dateOf(year + 1, 1, 1);
    if (isLeapYear(year)) leapDays += daysBetween(begin, end);
    else otherDays += daysBetween(begin, end);
  }
  return rational(BigInt(leapDays) * 365n + BigInt(otherDays) * 366n, 365n * 366n);
}

/**
 * Whole years are counted back from the end, one by one, the rest over 366 when it holds a 29 February, else over 365.
 * @see Federation Bancaire Francaise, Master Agreement (Euro method); QuantLib ActualActual::AFB_Impl
 */
export function actActAfb(from: LocalDate, to: LocalDate): Rational {
  if (from > to) return negate(actActAfb(to, from));
  let years = 0n;
  let end = to;
  for (let earlier = afbYearBefore(end); earlier >= from && end > from; earlier = afbYearBefore(end)) {
    years += 1n;
    end = earlier;
  }
  const yearDays = holdsLeapDay(from, end) ? 366n : 365n;
  return rational(years * yearDays + BigInt(daysBetween(from, end)), yearDays);
}

/** A year before a 28 February is the 29th where that year has one. */
function afbYearBefore(date: LocalDate): LocalDate {
  const before = addMonths(date, -12);
  return before.endsWith("-02-28") ? monthEnd(before) : before;
}

/** Whether a 29 February lies between the two, the first day included, the last one not. */
function holdsLeapDay(from: LocalDate, to: LocalDate): boolean {
  const years = [partsOf(to).year, partsOf(from).year];
  const leapYear = years.find(isLeapYear);
  if (leapYear === undefined) return false;
  const leapDay = dateOf(leapYear, 2, 29);
  return from <= leapDay && leapDay < to;
}

function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}
