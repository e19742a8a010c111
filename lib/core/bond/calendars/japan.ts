import {
  type CalendarDay,
  type HolidayRule,
  isNthWeekday,
  isObserved,
  MONDAY,
  TUESDAY,
  WEDNESDAY,
} from "./calendar-day";

/** Imperial weddings, funerals and enthronements, with the days that these joined into holidays. */
const ONE_OFF: ReadonlySet<string> = new Set([
  "1959-04-10",
  "1989-02-24",
  "1990-11-12",
  "1993-06-09",
  "2019-04-30",
  "2019-05-01",
  "2019-05-02",
  "2019-10-22",
]);

/** Marine, Sports and Mountain Day as the Olympic Games moved them. */
const OLYMPIC: ReadonlySet<string> = new Set([
  "2020-07-23",
  "2020-07-24",
  "2020-08-10",
  "2021-07-22",
  "2021-07-23",
  "2021-08-09",
]);

/** Days off of Japanese banks. @see Act on National Holidays; QuantLib ql/time/calendars/japan.cpp */
export const isJapaneseHoliday: HolidayRule = (day) => {
  const { year, month, day: dayOfMonth, weekday } = day;
  const isOlympicYear = year === 2020 || year === 2021;
  switch (month) {
    case 1:
      if (dayOfMonth <= 3) return true;
      return year >= 2000 ? isNthWeekday(day, 1, MONDAY, 2) : observed(day, 15);
    case 2:
      return observed(day, 11) || (year >= 2020 && observed(day, 23)) || ONE_OFF.has(day.date);
    case 3:
      return observed(day, equinox(20.69115, year));
    case 4:
      return observed(day, 29) || ONE_OFF.has(day.date);
    case 5:
      if (dayOfMonth === 6) return weekday === MONDAY || weekday === TUESDAY || weekday === WEDNESDAY;
      return (dayOfMonth >= 3 && dayOfMonth <= 5) || ONE_OFF.has(day.date);
    case 7:
      if (isOlympicYear) return OLYMPIC.has(day.date);
      if (year >= 2003) return isNthWeekday(day, 7, MONDAY, 3);
      return year >= 1996 && observed(day, 20);
    case 8:
      return isOlympicYear ? OLYMPIC.has(day.date) : year >= 2016 && observed(day, 11);
    case 9:
      return isSeptemberHoliday(day);
    case 10:
      if (isOlympicYear) return false;
      return (year >= 2000 ? isNthWeekday(day, 10, MONDAY, 2) : observed(day, 10)) || ONE_OFF.has(day.date);
    case 11:
      return observed(day, 3) || observed(day, 23) || ONE_OFF.has(day.date);
    case 12:
      return dayOfMonth === 31 || (year >= 1989 && year < 2019 && observed(day, 23));
    default:
      return ONE_OFF.has(day.date);
  }
};

/** Respect for the Aged, the autumnal equinox, and a Tuesday that falls between the two. */
function isSeptemberHoliday(day: CalendarDay): boolean {
  const autumn = equinox(23.09, day.year);
  if (observed(day, autumn)) return true;
  if (day.year < 2003) return observed(day, 15);
  const isBetween = day.weekday === TUESDAY && day.day + 1 === autumn && day.day >= 16 && day.day <= 22;
  return isNthWeekday(day, 9, MONDAY, 3) || isBetween;
}

function observed(day: CalendarDay, fixed: number): boolean {
  return isObserved(day, day.month, fixed, "kept");
}

/** Day of the month of an equinox whose time in 2000 is given as a day with its fraction. */
function equinox(timeIn2000: number, year: number): number {
  const years = year - 2000;
  const leapDays = Math.trunc(years / 4) + Math.trunc(years / 100) - Math.trunc(years / 400);
  return Math.trunc(timeIn2000 + years * 0.242194 - leapDays);
}
