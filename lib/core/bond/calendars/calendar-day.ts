import { daysBetween, type LocalDate, partsOf, weekdayOf } from "../../time/local-date";
import { easterSunday } from "./easter";

/** A day as the rules of holidays see it. */
export type CalendarDay = {
  readonly date: LocalDate;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 = Monday ... 7 = Sunday. */
  readonly weekday: number;
  /** Days since Easter Sunday of the same year: -2 is Good Friday, 1 is Easter Monday. */
  readonly afterEaster: number;
};

/** Whether a weekday is a holiday; a calendar's own Saturdays and Sundays are not asked about. */
export type HolidayRule = (day: CalendarDay) => boolean;

export const MONDAY = 1;
export const TUESDAY = 2;
export const WEDNESDAY = 3;
export const THURSDAY = 4;
export const FRIDAY = 5;

export function calendarDay(date: LocalDate): CalendarDay {
  const { year, month, day } = partsOf(date);
  return { date, year, month, day, weekday: weekdayOf(date), afterEaster: daysBetween(easterSunday(year), date) };
}

/** The n-th of a weekday in a month, such as the third Monday of January. */
export function isNthWeekday(day: CalendarDay, month: number, weekday: number, nth: number): boolean {
  return day.month === month && day.weekday === weekday && Math.ceil(day.day / 7) === nth;
}

/** A fixed date, or the Monday after it when it is a Sunday, or also the Friday before it when it is a Saturday. */
export function isObserved(day: CalendarDay, month: number, fixed: number, saturday: "moved" | "kept"): boolean {
  if (day.month !== month) return false;
  if (day.day === fixed) return true;
  if (day.weekday === MONDAY) return day.day === fixed + 1;
  return saturday === "moved" && day.weekday === FRIDAY && day.day === fixed - 1;
}
