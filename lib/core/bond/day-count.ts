import { HeliographError } from "../errors/heliograph-error";
import { type Rational, rational } from "../money/rational";
import { dateOf, daysBetween, daysInMonth, isLeapYear, type LocalDate, partsOf } from "../time/local-date";

/** Day counts that need nothing but the two dates; act/act-icma also needs a reference period: see `icma-fraction.ts`. */
export const DAY_COUNTS = [
  "30/360",
  "30/360-us",
  "30e/360",
  "30e/360-isda",
  "act/360",
  "act/365f",
  "act/365.25",
  "act/366",
  "act/act-isda",
  "act/act-afb",
] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * Year fraction from `from` (inclusive) to `to` (exclusive), exact; negative when the dates are in reverse order.
 * @param terminationDate last day of the instrument; only 30e/360-isda looks at it
 * @see ISDA 2006 definitions 4.16; QuantLib ql/time/daycounters for the names
 */
export function yearFraction(
  convention: DayCount,
  from: LocalDate,
  to: LocalDate,
  terminationDate?: LocalDate,
): Rational {
  switch (convention) {
    case "30/360":
    case "30/360-us":
    case "30e/360":
    case "30e/360-isda":
      return rational(BigInt(thirty360Days(convention, from, to, terminationDate)), 360n);
    case "act/360":
      return rational(BigInt(daysBetween(from, to)), 360n);
    case "act/365f":
      return rational(BigInt(daysBetween(from, to)), 365n);
    case "act/365.25":
      return rational(BigInt(daysBetween(from, to)) * 4n, 1461n);
    case "act/366":
      return rational(BigInt(daysBetween(from, to)), 366n);
    case "act/act-isda":
      return actActIsda(from, to);
    case "act/act-afb":
      return actActAfb(from, to);
    default:
      return convention satisfies never;
  }
}

/** Days by a 30/360 convention. `30/360` is the bond basis of ISDA 4.16(f). */
export function thirty360Days(
  convention: "30/360" | "30/360-us" | "30e/360" | "30e/360-isda",
  from: LocalDate,
  to: LocalDate,
  terminationDate?: LocalDate,
): number {
  const start = partsOf(from);
  const end = partsOf(to);
  let startDay = start.day;
  let endDay = end.day;
  switch (convention) {
    case "30/360":
      startDay = Math.min(startDay, 30);
      if (endDay === 31 && startDay === 30) endDay = 30;
      break;
    case "30/360-us":
      // SIA: the end of February counts as the 30th, first for the end date, while the start still tells them apart.
      if (isLastOfFebruary(start)) {
        if (isLastOfFebruary(end)) endDay = 30;
        startDay = 30;
      }
      if (endDay === 31 && startDay >= 30) endDay = 30;
      if (startDay === 31) startDay = 30;
      break;
    case "30e/360":
      startDay = Math.min(startDay, 30);
      endDay = Math.min(endDay, 30);
      break;
    case "30e/360-isda":
      if (startDay === 31 || isLastOfFebruary(start)) startDay = 30;
      if (endDay === 31 || (isLastOfFebruary(end) && to !== terminationDate)) endDay = 30;
      break;
    default:
      convention satisfies never;
  }
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + (endDay - startDay);
}

/** Days in leap years over 366, the others over 365. @see ISDA 2006 4.16(b) */
function actActIsda(from: LocalDate, to: LocalDate): Rational {
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
 * Whole years are counted back from the end, the rest over 366 when it holds a 29 February, else over 365.
 * @see Federation Bancaire Francaise, Master Agreement (Euro method); QuantLib ActualActual::AFB_Impl
 */
function actActAfb(from: LocalDate, to: LocalDate): Rational {
  if (from > to) return negate(actActAfb(to, from));
  let years = 0;
  let end = to;
  for (;;) {
    const earlier = afbYearBefore(to, years + 1);
    if (earlier < from) break;
    years += 1;
    end = earlier;
  }
  const restDays = BigInt(daysBetween(from, end));
  return rational(
    BigInt(years) * (holdsLeapDay(from, end) ? 366n : 365n) + restDays,
    holdsLeapDay(from, end) ? 366n : 365n,
  );
}

/** A year before a 28 February whose year is leap is the 29th. */
function afbYearBefore(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const target = year - years;
  if (month === 2 && day >= 28)
    return dateOf(target, 2, day === 28 ? daysInMonth(target, 2) : Math.min(day, daysInMonth(target, 2)));
  return dateOf(target, month, day);
}

function holdsLeapDay(from: LocalDate, to: LocalDate): boolean {
  for (let year = partsOf(from).year; year <= partsOf(to).year; year++) {
    if (!isLeapYear(year)) continue;
    const leapDay = dateOf(year, 2, 29);
    if (leapDay > from && leapDay <= to) return true;
    if (leapDay === from && leapDay < to) return true;
  }
  return false;
}

function isLastOfFebruary(parts: { year: number; month: number; day: number }): boolean {
  return parts.month === 2 && parts.day === daysInMonth(parts.year, 2);
}

function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Reads a day count's name. @throws HeliographError BOND_DAY_COUNT_UNKNOWN */
export function parseDayCount(name: string): DayCount {
  const found = DAY_COUNTS.find((candidate) => candidate === name);
  if (found) return found;
  throw new HeliographError({
    code: "BOND_DAY_COUNT_UNKNOWN",
    message: `"${name}" is not a day count.`,
    remedy: `Use one of ${DAY_COUNTS.join(", ")}.`,
    data: { name },
  });
}
