import { type Rational, rational } from "../money/rational";
import { daysInMonth, type LocalDate, partsOf } from "../time/local-date";

export type Thirty360 = "30/360" | "30/360-us" | "30e/360" | "30e/360-isda" | "30/360-italian" | "30/360-nasd";

type Parts = { readonly year: number; readonly month: number; readonly day: number };

/**
 * Days by a 30/360 convention: every month has 30, and each convention says what becomes of a 31st and of February.
 * @param terminationDate last day of the instrument, whose February 30e/360-isda keeps
 * @see ISDA 2006 definitions 4.16(f) to (h); SIA; NASD rule 11620; QuantLib ql/time/daycounters/thirty360.cpp
 */
export function thirty360Days(
  convention: Thirty360,
  from: LocalDate,
  to: LocalDate,
  terminationDate?: LocalDate,
): number {
  const start = partsOf(from);
  const end = partsOf(to);
  switch (convention) {
    // NASD makes a 31st after a start before the 30th the first of the next month: the same number of days.
    case "30/360":
    case "30/360-nasd":
      return monthsOf30(start, end, thirtieth(start.day), start.day >= 30 ? thirtieth(end.day) : end.day);
    case "30/360-us":
      return unitedStatesDays(start, end);
    case "30e/360":
      return monthsOf30(start, end, thirtieth(start.day), thirtieth(end.day));
    case "30e/360-isda": {
      const startDay = isLastOfFebruary(start) ? 30 : thirtieth(start.day);
      const endDay = isLastOfFebruary(end) && to !== terminationDate ? 30 : thirtieth(end.day);
      return monthsOf30(start, end, startDay, endDay);
    }
    case "30/360-italian":
      return monthsOf30(start, end, italianDay(start), italianDay(end));
    default:
      return convention satisfies never;
  }
}

/** Whole months between days that correspond, 30/360 otherwise. @see QuantLib SimpleDayCounter, for theoretical use */
export function simpleFraction(from: LocalDate, to: LocalDate): Rational {
  const start = partsOf(from);
  const end = partsOf(to);
  const corresponds =
    start.day === end.day || (start.day > end.day && isMonthEnd(end)) || (start.day < end.day && isMonthEnd(start));
  if (!corresponds) return rational(BigInt(thirty360Days("30/360", from, to)), 360n);
  return rational(BigInt(12 * (end.year - start.year) + end.month - start.month), 12n);
}

/** SIA: the end of February counts as the 30th, first for the end date, while the start still tells them apart. */
function unitedStatesDays(start: Parts, end: Parts): number {
  const startDay = isLastOfFebruary(start) ? 30 : start.day;
  const endDay = isLastOfFebruary(start) && isLastOfFebruary(end) ? 30 : end.day;
  return monthsOf30(start, end, thirtieth(startDay), startDay >= 30 ? thirtieth(endDay) : endDay);
}

function italianDay({ month, day }: Parts): number {
  return month === 2 && day > 27 ? 30 : thirtieth(day);
}

function monthsOf30(start: Parts, end: Parts, startDay: number, endDay: number): number {
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + endDay - startDay;
}

function thirtieth(day: number): number {
  return Math.min(day, 30);
}

function isLastOfFebruary(parts: Parts): boolean {
  return parts.month === 2 && isMonthEnd(parts);
}

function isMonthEnd({ year, month, day }: Parts): boolean {
  return day === daysInMonth(year, month);
}
