import chineseDays from "chinese-days";
import { HeliographError } from "../../errors/heliograph-error";
import { dateOf, type LocalDate } from "../../time/local-date";

const FIRST_YEAR = 1901;
const LAST_YEAR = 2099;

/** Days of a Gregorian year that the Chinese lunar calendar and its solar terms set. */
export type LunarFestivals = {
  /** First day of the first month. */
  readonly newYear: LocalDate;
  /** Qingming, a solar term. */
  readonly chingMing: LocalDate;
  /** Eighth day of the fourth month. */
  readonly buddha: LocalDate;
  /** Fifth day of the fifth month. */
  readonly tuenNg: LocalDate;
  /** Fifteenth day of the eighth month. */
  readonly midAutumn: LocalDate;
  /** Ninth day of the ninth month. */
  readonly chungYeung: LocalDate;
};

/** @throws HeliographError CALENDAR_YEAR_UNKNOWN outside 1901 to 2099 */
export function lunarFestivals(year: number): LunarFestivals {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new HeliographError({
      code: "CALENDAR_YEAR_UNKNOWN",
      message: `The lunar calendar of ${year} is not known.`,
      remedy: `Keep the dates between ${FIRST_YEAR} and ${LAST_YEAR}.`,
      data: { year },
    });
  }
  const lunar = (month: number, day: number) => chineseDays.getSolarDateFromLunar(dateOf(year, month, day)).date;
  return {
    newYear: lunar(1, 1),
    chingMing: chineseDays.getSolarTermDate(year, 4, "pure_brightness"),
    buddha: lunar(4, 8),
    tuenNg: lunar(5, 5),
    midAutumn: lunar(8, 15),
    chungYeung: lunar(9, 9),
  };
}
