import type { HolidayRule } from "./calendar-day";

/**
 * Closing days of T2 (formerly TARGET): 1 January, Good Friday, Easter Monday, 1 May and 26 December since 2000,
 * 25 December, and 31 December in 1998, 1999 and 2001.
 * @see ECB decision of 14 December 2000 (long-term calendar); QuantLib ql/time/calendars/target.cpp
 */
export const isTargetHoliday: HolidayRule = ({ year, month, day, afterEaster }) => {
  if ((month === 1 && day === 1) || (month === 12 && day === 25)) return true;
  if (month === 12 && day === 31) return year === 1998 || year === 1999 || year === 2001;
  if (year < 2000) return false;
  return (month === 5 && day === 1) || (month === 12 && day === 26) || afterEaster === -2 || afterEaster === 1;
};
