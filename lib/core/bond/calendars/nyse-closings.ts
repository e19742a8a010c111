import { type CalendarDay, WEDNESDAY } from "./calendar-day";

/** Whole-day closings of the New York Stock Exchange outside its rules: mourning, weather, attack, blackout. */
const SPECIAL_CLOSINGS: ReadonlySet<string> = new Set([
  "1954-12-24",
  "1956-12-24",
  "1958-12-26",
  "1961-05-29",
  "1963-11-25",
  "1965-12-24",
  "1968-04-09",
  "1968-07-05",
  "1969-02-10",
  "1969-03-31",
  "1969-07-21",
  "1972-12-28",
  "1973-01-25",
  "1977-07-14",
  "1985-09-27",
  "1994-04-27",
  "2001-09-11",
  "2001-09-12",
  "2001-09-13",
  "2001-09-14",
  "2004-06-11",
  "2007-01-02",
  "2012-10-29",
  "2012-10-30",
  "2018-12-05",
  "2025-01-09",
]);

/** @see NYSE, list of special closings; the Wednesdays are those of the paperwork crisis, from 12 June 1968. */
export function isNyseSpecialClosing({ date, year, weekday }: CalendarDay): boolean {
  return SPECIAL_CLOSINGS.has(date) || (year === 1968 && weekday === WEDNESDAY && date >= "1968-06-12");
}
