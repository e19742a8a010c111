import {
  addDays,
  addMonths,
  dateOf,
  daysInMonth,
  type LocalDate,
  partsOf,
  weekdayOf,
  yearMonthOf,
} from "../time/local-date";
import type {
  BespokeCalendar,
  BusinessCalendar,
  BusinessDayConvention,
  JointCalendar,
  NamedCalendar,
} from "./business-calendar";
import { calendarDay, type HolidayRule } from "./calendars/calendar-day";
import { isChinaExchangeHoliday, isChinaInterbankOpen } from "./calendars/china";
import { isHongKongHoliday } from "./calendars/hong-kong";
import { isJapaneseHoliday } from "./calendars/japan";
import { isTargetHoliday } from "./calendars/target";
import { isUnitedKingdomHoliday } from "./calendars/united-kingdom";
import {
  isUsFederalReserveHoliday,
  isUsGovernmentBondHoliday,
  isUsLiborImpactHoliday,
  isUsNercHoliday,
  isUsNyseHoliday,
  isUsSettlementHoliday,
  isUsSofrHoliday,
} from "./calendars/united-states";

const SATURDAY = 6;

/** Holidays of the calendars whose weekends are Saturday and Sunday, always. */
const HOLIDAYS: Readonly<Record<Exclude<NamedCalendar, "none" | "china-ib">, HolidayRule>> = {
  target: isTargetHoliday,
  "uk-settlement": isUnitedKingdomHoliday,
  "uk-exchange": isUnitedKingdomHoliday,
  "uk-metals": isUnitedKingdomHoliday,
  "us-settlement": isUsSettlementHoliday,
  "us-nyse": isUsNyseHoliday,
  "us-government-bond": isUsGovernmentBondHoliday,
  "us-sofr": isUsSofrHoliday,
  "us-federal-reserve": isUsFederalReserveHoliday,
  "us-libor-impact": isUsLiborImpactHoliday,
  "us-nerc": isUsNercHoliday,
  "hong-kong": isHongKongHoliday,
  "china-sse": isChinaExchangeHoliday,
  japan: isJapaneseHoliday,
  weekends: () => false,
};

const openDays = new Map<NamedCalendar, Map<LocalDate, boolean>>();
const daysOfYears = new Map<string, number>();
const bespokeDays = new WeakMap<BespokeCalendar, { holidays: Set<LocalDate>; workingDays: Set<LocalDate> }>();

/** Whether banks (or the market that the calendar names) are open on a day. */
export function isBusinessDay(date: LocalDate, calendar: BusinessCalendar): boolean {
  if (calendar === "none") return true;
  if (typeof calendar !== "string") return "of" in calendar ? isJointDay(date, calendar) : isBespokeDay(date, calendar);
  let known = openDays.get(calendar);
  if (!known) {
    known = new Map();
    openDays.set(calendar, known);
  }
  const answer = known.get(date) ?? isNamedDay(date, calendar);
  known.set(date, answer);
  return answer;
}

/** Moves a date off a day on which banks are closed. @see ISDA 2006 definitions 4.12; QuantLib Calendar::adjust */
export function adjust(date: LocalDate, convention: BusinessDayConvention, calendar: BusinessCalendar): LocalDate {
  switch (convention) {
    case "unadjusted":
      return date;
    case "following":
      return nextBusinessDay(date, calendar, 1);
    case "preceding":
      return nextBusinessDay(date, calendar, -1);
    case "modified-following":
    case "half-month-modified-following": {
      const following = nextBusinessDay(date, calendar, 1);
      const leavesMonth = yearMonthOf(following) !== yearMonthOf(date);
      const leavesHalf =
        convention === "half-month-modified-following" && partsOf(date).day <= 15 && partsOf(following).day > 15;
      return leavesMonth || leavesHalf ? nextBusinessDay(date, calendar, -1) : following;
    }
    case "modified-preceding": {
      const preceding = nextBusinessDay(date, calendar, -1);
      return yearMonthOf(preceding) === yearMonthOf(date) ? preceding : nextBusinessDay(date, calendar, 1);
    }
    case "nearest": {
      for (let days = 0; ; days++) {
        const after = addDays(date, days);
        if (isBusinessDay(after, calendar)) return after;
        const before = addDays(date, -days);
        if (isBusinessDay(before, calendar)) return before;
      }
    }
    default:
      return convention satisfies never;
  }
}

/** The date some business days later (or, below 0, earlier); 0 days adjusts it. */
export function addBusinessDays(
  date: LocalDate,
  days: number,
  convention: BusinessDayConvention,
  calendar: BusinessCalendar,
): LocalDate {
  if (days === 0) return adjust(date, convention, calendar);
  const direction = days > 0 ? 1 : -1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left--) day = nextBusinessDay(addDays(day, direction), calendar, direction);
  return day;
}

/**
 * The date some months later, adjusted. With `endOfMonth` the last (business) day of a month stays the last.
 * @see QuantLib Calendar::advance
 */
export function addMonthsAdjusted(
  date: LocalDate,
  months: number,
  convention: BusinessDayConvention,
  calendar: BusinessCalendar,
  endOfMonth: boolean,
): LocalDate {
  const moved = addMonths(date, months);
  if (endOfMonth) {
    if (convention === "unadjusted") {
      if (date === monthEnd(date)) return monthEnd(moved);
    } else if (date >= lastBusinessDayOfMonth(date, calendar)) return lastBusinessDayOfMonth(moved, calendar);
  }
  return adjust(moved, convention, calendar);
}

/** Business days from `from` (inclusive) to `to` (exclusive); in reverse those after `to` up to `from`, negative. */
export function businessDaysBetween(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): number {
  if (from > to) return -businessDaysBetween(addDays(to, 1), addDays(from, 1), calendar);
  const firstYear = partsOf(from).year;
  const lastYear = partsOf(to).year;
  if (typeof calendar !== "string" || lastYear - firstYear < 2) return countBusinessDays(from, to, calendar);
  let count = countBusinessDays(from, dateOf(firstYear + 1, 1, 1), calendar);
  for (let year = firstYear + 1; year < lastYear; year++) count += businessDaysOfYear(year, calendar);
  return count + countBusinessDays(dateOf(lastYear, 1, 1), to, calendar);
}

/** The last business day of the month of a date. */
export function lastBusinessDayOfMonth(date: LocalDate, calendar: BusinessCalendar): LocalDate {
  return nextBusinessDay(monthEnd(date), calendar, -1);
}

/** The last day of the month of a date. */
export function monthEnd(date: LocalDate): LocalDate {
  const { year, month } = partsOf(date);
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}

function businessDaysOfYear(year: number, calendar: NamedCalendar): number {
  const key = `${calendar} ${year}`;
  const count = daysOfYears.get(key) ?? countBusinessDays(dateOf(year, 1, 1), dateOf(year + 1, 1, 1), calendar);
  daysOfYears.set(key, count);
  return count;
}

function countBusinessDays(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): number {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) if (isBusinessDay(day, calendar)) count += 1;
  return count;
}

function nextBusinessDay(date: LocalDate, calendar: BusinessCalendar, direction: 1 | -1): LocalDate {
  let day = date;
  while (!isBusinessDay(day, calendar)) day = addDays(day, direction);
  return day;
}

function isNamedDay(date: LocalDate, calendar: Exclude<NamedCalendar, "none">): boolean {
  const isWeekend = weekdayOf(date) >= SATURDAY;
  if (calendar === "china-ib") return isChinaInterbankOpen(date, partsOf(date).year, isWeekend);
  return !isWeekend && !HOLIDAYS[calendar](calendarDay(date));
}

function isBespokeDay(date: LocalDate, calendar: BespokeCalendar): boolean {
  let days = bespokeDays.get(calendar);
  if (!days) {
    days = { holidays: new Set(calendar.holidays), workingDays: new Set(calendar.workingDays) };
    bespokeDays.set(calendar, days);
  }
  if (days.workingDays.has(date)) return true;
  return !days.holidays.has(date) && !calendar.weekend.includes(weekdayOf(date));
}

function isJointDay(date: LocalDate, { join, of }: JointCalendar): boolean {
  const isOpen = (calendar: BusinessCalendar) => isBusinessDay(date, calendar);
  return join === "holidays" ? of.every(isOpen) : of.some(isOpen);
}
