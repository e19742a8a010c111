import { addDays, dateOf, type LocalDate, weekdayOf } from "../../time/local-date";
import type { HolidayRule } from "./calendar-day";
import { easterSunday } from "./easter";
import { lunarFestivals } from "./lunar-festivals";

const SUNDAY = 7;
/** Seventieth anniversary of the end of the war. */
const ONE_OFF: readonly LocalDate[] = ["2015-09-03"];
const holidaysByYear = new Map<number, ReadonlySet<LocalDate>>();

/**
 * General holidays of Hong Kong by rule, for every year of the lunar calendar. QuantLib keeps a table of some years
 * instead, in which days after Christmas, Easter or National Day are missing.
 * @see General Holidays Ordinance (Cap. 149), schedule and section 6
 */
export const isHongKongHoliday: HolidayRule = ({ date, year }) => {
  const known = holidaysByYear.get(year);
  if (known) return known.has(date);
  const holidays = holidaysOf(year);
  holidaysByYear.set(year, holidays);
  return holidays.has(date);
};

/** A holiday on a Sunday, or on another holiday, gives the next day that is neither. */
function holidaysOf(year: number): ReadonlySet<LocalDate> {
  const { chingMing, buddha, tuenNg, midAutumn, chungYeung } = lunarFestivals(year);
  const easter = easterSunday(year);
  const fixed = [
    dateOf(year, 1, 1),
    ...lunarNewYear(year),
    ...[addDays(easter, -2), addDays(easter, -1), addDays(easter, 1)],
    chingMing,
    ...(year >= 1999 ? [dateOf(year, 5, 1), buddha] : []),
    tuenNg,
    ...(year >= 1997 ? [dateOf(year, 7, 1), dateOf(year, 10, 1)] : []),
    dayAfterMidAutumn(midAutumn, year),
    chungYeung,
    dateOf(year, 12, 25),
    dateOf(year, 12, 26),
  ];
  const holidays = new Set(ONE_OFF.filter((day) => day.startsWith(String(year))));
  for (const day of fixed.sort()) {
    let kept = day;
    while (weekdayOf(kept) === SUNDAY || holidays.has(kept) || (kept !== day && fixed.includes(kept)))
      kept = addDays(kept, 1);
    holidays.add(kept);
  }
  return holidays;
}

/** Where the day after is a Sunday, the festival itself was the holiday until 2011, and the Monday is since 2012. */
function dayAfterMidAutumn(midAutumn: LocalDate, year: number): LocalDate {
  const after = addDays(midAutumn, 1);
  return year < 2012 && weekdayOf(after) === SUNDAY ? midAutumn : after;
}

/** Three days; where one of them is a Sunday, the fourth is added since 2012, before it the eve was. */
function lunarNewYear(year: number): LocalDate[] {
  const { newYear } = lunarFestivals(year);
  const days = [newYear, addDays(newYear, 1), addDays(newYear, 2)];
  if (!days.some((day) => weekdayOf(day) === SUNDAY)) return days;
  const weekdays = days.filter((day) => weekdayOf(day) !== SUNDAY);
  return [...weekdays, year >= 2012 ? addDays(newYear, 3) : addDays(newYear, -1)];
}
