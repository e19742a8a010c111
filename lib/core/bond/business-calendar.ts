import * as z from "zod";
import { addDays, addMonths, dateOf, type LocalDate, partsOf, weekdayOf, yearMonthOf } from "../time/local-date";

/** `weekends` knows Saturdays and Sundays only, `none` no day off. */
export const BusinessCalendar = z.enum(["target", "us-federal-reserve", "weekends", "none"]);
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

export const BusinessDayConvention = z.enum(["unadjusted", "following", "modified-following", "preceding"]);
export type BusinessDayConvention = z.infer<typeof BusinessDayConvention>;

export function isBusinessDay(date: LocalDate, calendar: BusinessCalendar): boolean {
  if (calendar === "none") return true;
  return weekdayOf(date) <= 5 && !isHoliday(date, calendar);
}

/** Moves a date off a day on which banks are closed. @see ISDA 2006 definitions 4.12 */
export function adjust(date: LocalDate, convention: BusinessDayConvention, calendar: BusinessCalendar): LocalDate {
  switch (convention) {
    case "unadjusted":
      return date;
    case "following":
      return nextBusinessDay(date, calendar, 1);
    case "preceding":
      return nextBusinessDay(date, calendar, -1);
    case "modified-following": {
      const following = nextBusinessDay(date, calendar, 1);
      return yearMonthOf(following) === yearMonthOf(date) ? following : nextBusinessDay(date, calendar, -1);
    }
    default:
      return convention satisfies never;
  }
}

/** The last business day of the month of a date. */
export function lastBusinessDayOfMonth(date: LocalDate, calendar: BusinessCalendar): LocalDate {
  const firstOfNext = addMonths(`${yearMonthOf(date)}-01`, 1);
  return nextBusinessDay(addDays(firstOfNext, -1), calendar, -1);
}

function nextBusinessDay(date: LocalDate, calendar: BusinessCalendar, direction: 1 | -1): LocalDate {
  let day = date;
  while (!isBusinessDay(day, calendar)) day = addDays(day, direction);
  return day;
}

function isHoliday(date: LocalDate, calendar: BusinessCalendar): boolean {
  switch (calendar) {
    case "target":
      return isTargetHoliday(date);
    case "us-federal-reserve":
      return isFederalReserveHoliday(date);
    case "weekends":
    case "none":
      return false;
    default:
      return calendar satisfies never;
  }
}

/**
 * Closing days of T2 (formerly TARGET): 1 January, Good Friday, Easter Monday, 1 May and 26 December since 2000,
 * 25 December, and 31 December in 1998, 1999 and 2001.
 * @see ECB decision of 14 December 2000 (long-term calendar); QuantLib ql/time/calendars/target.cpp
 */
function isTargetHoliday(date: LocalDate): boolean {
  const { year, month, day } = partsOf(date);
  if ((month === 1 && day === 1) || (month === 12 && day === 25)) return true;
  if (month === 12 && day === 31) return year === 1998 || year === 1999 || year === 2001;
  if (year < 2000) return false;
  if ((month === 5 && day === 1) || (month === 12 && day === 26)) return true;
  const easter = easterSunday(year);
  return date === addDays(easter, -2) || date === addDays(easter, 1);
}

/**
 * Days on which Fedwire is closed. A holiday on a Sunday is kept on the Monday, one on a Saturday is not moved.
 * @see Federal Reserve Financial Services, holiday schedule; 5 U.S.C. 6103
 */
function isFederalReserveHoliday(date: LocalDate): boolean {
  const { year, month, day } = partsOf(date);
  const weekday = weekdayOf(date);
  const isFixed = (fixedMonth: number, fixedDay: number) =>
    date === dateOf(year, fixedMonth, fixedDay) ||
    (weekday === 1 && addDays(date, -1) === dateOf(year, fixedMonth, fixedDay));
  const isNth = (nthMonth: number, nthWeekday: number, nth: number) =>
    month === nthMonth && weekday === nthWeekday && Math.ceil(day / 7) === nth;
  return (
    isFixed(1, 1) ||
    (year >= 1986 && isNth(1, 1, 3)) ||
    isNth(2, 1, 3) ||
    (month === 5 && weekday === 1 && day > 24) ||
    (year >= 2022 && isFixed(6, 19)) ||
    isFixed(7, 4) ||
    isNth(9, 1, 1) ||
    isNth(10, 1, 2) ||
    isFixed(11, 11) ||
    isNth(11, 4, 4) ||
    isFixed(12, 25)
  );
}

/** Gregorian Easter. @see Meeus, Astronomical Algorithms, 2nd ed., ch. 8 (Butcher's rule) */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const sundayOffset = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * sundayOffset) / 451);
  const index = epact + sundayOffset - 7 * lateMoon + 114;
  return dateOf(year, Math.floor(index / 31), (index % 31) + 1);
}
