import chineseDays from "chinese-days";
import { addDays, dateOf, type LocalDate } from "../../time/local-date";
import type { HolidayRule } from "./calendar-day";
import { lunarFestivals } from "./lunar-festivals";

/** First and last year whose working days the State Council has announced, as far as they are kept here. */
const FIRST_ANNOUNCED = 2004;
const LAST_ANNOUNCED = 2026;

/** Days on which the exchanges closed although the State Council's calendar had people work: New Year's Eve of 2024. */
const EXCHANGE_CLOSINGS: ReadonlySet<LocalDate> = new Set(["2024-02-09"]);
const statutoryByYear = new Map<number, ReadonlySet<LocalDate>>();

/** Days off of the Shanghai and Shenzhen exchanges; they never open at weekends. */
export const isChinaExchangeHoliday: HolidayRule = (day) =>
  EXCHANGE_CLOSINGS.has(day.date) || !isChinaWorkday(day.date, day.year, false);

/** Whether the interbank market is open: the State Council's working days, weekends that are worked included. */
export function isChinaInterbankOpen(date: LocalDate, year: number, isWeekend: boolean): boolean {
  return isChinaWorkday(date, year, isWeekend);
}

/**
 * The State Council moves working days every November for the year after. Years not yet announced have the statutory
 * days of the regulation in force since 2025 and no moved day: they are a projection, to be replaced by the announcement.
 * @see Regulation on Public Holidays for National Annual Festivals and Memorial Days, as revised on 12 November 2024
 */
function isChinaWorkday(date: LocalDate, year: number, isWeekend: boolean): boolean {
  if (year >= FIRST_ANNOUNCED && year <= LAST_ANNOUNCED) return chineseDays.isWorkday(date);
  let statutory = statutoryByYear.get(year);
  if (!statutory) {
    statutory = statutoryHolidays(year);
    statutoryByYear.set(year, statutory);
  }
  return !isWeekend && !statutory.has(date);
}

function statutoryHolidays(year: number): ReadonlySet<LocalDate> {
  const { newYear, chingMing, tuenNg, midAutumn } = lunarFestivals(year);
  return new Set([
    dateOf(year, 1, 1),
    ...[-1, 0, 1, 2].map((days) => addDays(newYear, days)),
    chingMing,
    ...[dateOf(year, 5, 1), dateOf(year, 5, 2)],
    tuenNg,
    midAutumn,
    ...[1, 2, 3].map((day) => dateOf(year, 10, day)),
  ]);
}
