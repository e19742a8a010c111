import { type CalendarDay, type HolidayRule, isNthWeekday, MONDAY, TUESDAY } from "./calendar-day";

/** Days of one year only: jubilees, a wedding, a funeral, a coronation and the turn of the millennium. */
const ONE_OFF: ReadonlySet<string> = new Set([
  "1999-12-31",
  "2002-06-03",
  "2002-06-04",
  "2011-04-29",
  "2012-06-04",
  "2012-06-05",
  "2022-06-02",
  "2022-06-03",
  "2022-09-19",
  "2023-05-08",
]);
const SPRING_MOVED: ReadonlySet<number> = new Set([2002, 2012, 2022]);
const EARLY_MAY_MOVED: ReadonlySet<number> = new Set([1995, 2020]);

/**
 * Bank holidays of England and Wales, on which settlement, the exchange and the metals market close alike.
 * @see Banking and Financial Dealings Act 1971; QuantLib ql/time/calendars/unitedkingdom.cpp
 */
export const isUnitedKingdomHoliday: HolidayRule = (day) =>
  isNewYear(day) ||
  day.afterEaster === -2 ||
  day.afterEaster === 1 ||
  isEarlyMay(day) ||
  (isLastMonday(day, 5) && !SPRING_MOVED.has(day.year)) ||
  isLastMonday(day, 8) ||
  isChristmas(day) ||
  ONE_OFF.has(day.date);

function isNewYear({ month, day, weekday }: CalendarDay): boolean {
  return month === 1 && (day === 1 || (weekday === MONDAY && day <= 3));
}

/** First Monday of May, or 8 May in the years in which it marked the end of the war in Europe. */
function isEarlyMay(day: CalendarDay): boolean {
  return EARLY_MAY_MOVED.has(day.year) ? day.month === 5 && day.day === 8 : isNthWeekday(day, 5, MONDAY, 1);
}

/** Last Monday of a month of 31 days. */
function isLastMonday({ month, day, weekday }: CalendarDay, of: number): boolean {
  return month === of && weekday === MONDAY && day >= 25;
}

/** 25 and 26 December, each moved past the weekend onto the 27th and 28th. */
function isChristmas({ month, day, weekday }: CalendarDay): boolean {
  if (month !== 12 || day < 25 || day > 28) return false;
  return day <= 26 || weekday === MONDAY || weekday === TUESDAY;
}
