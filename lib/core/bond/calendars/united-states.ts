import {
  type CalendarDay,
  FRIDAY,
  type HolidayRule,
  isNthWeekday,
  isObserved,
  MONDAY,
  THURSDAY,
  TUESDAY,
} from "./calendar-day";
import { isNyseSpecialClosing } from "./nyse-closings";

type Saturday = "moved" | "kept";

/** Federal holidays as payments settle: a Saturday's is kept on the Friday. @see 5 U.S.C. 6103 */
export const isUsSettlementHoliday: HolidayRule = (day) =>
  isNewYear(day) ||
  (day.month === 12 && day.day === 31 && day.weekday === FRIDAY) ||
  isMartinLutherKing(day, 1983) ||
  isWashingtonBirthday(day) ||
  isMemorialDay(day) ||
  isJuneteenth(day) ||
  isObserved(day, 7, 4, "moved") ||
  isLabourOrThanksgiving(day) ||
  isColumbusDay(day) ||
  isVeteransDay(day, "moved") ||
  isObserved(day, 12, 25, "moved");

/** As settlement, but since 2015 a moved Independence Day leaves LIBOR alone. */
export const isUsLiborImpactHoliday: HolidayRule = (day) =>
  !(day.year >= 2015 && day.month === 7 && day.day !== 4) ? isUsSettlementHoliday(day) : false;

/** Days without trading on the New York Stock Exchange. @see NYSE rule 7.2 */
export const isUsNyseHoliday: HolidayRule = (day) =>
  isNewYear(day) ||
  isMartinLutherKing(day, 1998) ||
  isWashingtonBirthday(day) ||
  day.afterEaster === -2 ||
  isMemorialDay(day) ||
  isJuneteenth(day) ||
  isObserved(day, 7, 4, "moved") ||
  isLabourOrThanksgiving(day) ||
  isObserved(day, 12, 25, "moved") ||
  isElectionDay(day) ||
  isNyseSpecialClosing(day);

const BOND_SPECIAL_CLOSINGS: ReadonlySet<string> = new Set(["2004-06-11", "2012-10-30", "2018-12-05"]);

/** Days without trading in Treasuries, as SIFMA recommends. */
export const isUsGovernmentBondHoliday: HolidayRule = (day) =>
  isBondHoliday(day) || (day.afterEaster === -2 && !isEmploymentReportDay(day));

/** Days without a SOFR: the bond market's, and every Good Friday. */
export const isUsSofrHoliday: HolidayRule = (day) => isBondHoliday(day) || day.afterEaster === -2;

/** Off-peak days of the North American Electric Reliability Corporation. */
export const isUsNercHoliday: HolidayRule = (day) =>
  isNewYear(day) ||
  isMemorialDay(day) ||
  isObserved(day, 7, 4, "kept") ||
  isLabourOrThanksgiving(day) ||
  isObserved(day, 12, 25, "kept");

/**
 * Days on which Fedwire is closed. A holiday on a Sunday is kept on the Monday, one on a Saturday is not moved.
 * @see Federal Reserve Financial Services, holiday schedule
 */
export const isUsFederalReserveHoliday: HolidayRule = (day) =>
  isNewYear(day) ||
  isMartinLutherKing(day, 1983) ||
  isWashingtonBirthday(day) ||
  isMemorialDay(day) ||
  isJuneteenth(day, "kept") ||
  isObserved(day, 7, 4, "kept") ||
  isLabourOrThanksgiving(day) ||
  isColumbusDay(day) ||
  isVeteransDay(day, "kept") ||
  isObserved(day, 12, 25, "kept");

function isBondHoliday(day: CalendarDay): boolean {
  return (
    isNewYear(day) ||
    isMartinLutherKing(day, 1983) ||
    isWashingtonBirthday(day) ||
    isMemorialDay(day) ||
    isJuneteenth(day) ||
    isObserved(day, 7, 4, "moved") ||
    isLabourOrThanksgiving(day) ||
    isColumbusDay(day) ||
    isVeteransDay(day, "kept") ||
    isObserved(day, 12, 25, "moved") ||
    BOND_SPECIAL_CLOSINGS.has(day.date)
  );
}

/** Since 1996 the bond market keeps half a day on a Good Friday on which the employment report comes out. */
function isEmploymentReportDay({ year, month, day }: CalendarDay): boolean {
  return year >= 1996 && month === 4 && day <= 7;
}

function isNewYear(day: CalendarDay): boolean {
  return isObserved(day, 1, 1, "kept");
}

function isMartinLutherKing(day: CalendarDay, since: number): boolean {
  return day.year >= since && isNthWeekday(day, 1, MONDAY, 3);
}

function isWashingtonBirthday(day: CalendarDay): boolean {
  return day.year >= 1971 ? isNthWeekday(day, 2, MONDAY, 3) : isObserved(day, 2, 22, "moved");
}

function isMemorialDay(day: CalendarDay): boolean {
  if (day.year < 1971) return isObserved(day, 5, 30, "moved");
  return day.month === 5 && day.weekday === MONDAY && day.day >= 25;
}

/** Law since 2021, observed by markets since 2022. */
function isJuneteenth(day: CalendarDay, saturday: Saturday = "moved"): boolean {
  return day.year >= 2022 && isObserved(day, 6, 19, saturday);
}

function isLabourOrThanksgiving(day: CalendarDay): boolean {
  return isNthWeekday(day, 9, MONDAY, 1) || isNthWeekday(day, 11, THURSDAY, 4);
}

function isColumbusDay(day: CalendarDay): boolean {
  return day.year >= 1971 && isNthWeekday(day, 10, MONDAY, 2);
}

/** 11 November, but the fourth Monday of October from 1971 to 1977. */
function isVeteransDay(day: CalendarDay, saturday: Saturday): boolean {
  if (day.year >= 1971 && day.year <= 1977) return isNthWeekday(day, 10, MONDAY, 4);
  return isObserved(day, 11, 11, saturday);
}

/** Tuesday of the first week of November: yearly until 1968, then of presidential elections until 1980. */
function isElectionDay({ year, month, day, weekday }: CalendarDay): boolean {
  const isHeld = year <= 1968 || (year <= 1980 && year % 4 === 0);
  return isHeld && month === 11 && day <= 7 && weekday === TUESDAY;
}
