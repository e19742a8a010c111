import { HeliographError } from "../errors/heliograph-error";
import { type Rational, rational } from "../money/rational";
import { daysBetween, type LocalDate } from "../time/local-date";
import { act365Canadian, act365NoLeapDays } from "./act-365";
import { actActAfb, actActIsda } from "./act-act";
import type { BusinessCalendar } from "./business-calendar";
import { businessDaysBetween } from "./business-day";
import type { DayCount } from "./day-count-name";
import { icmaFraction, icmaFractionOnSchedule, type ReferencePeriod } from "./icma-fraction";
import type { Schedule } from "./schedule";
import { simpleFraction, thirty360Days } from "./thirty-360";

/** What some day counts look at beside the two dates. */
export type DayCountContext = {
  /** Regular period that act/act-icma and act/365f-canadian measure against; absent: the two dates. */
  readonly reference?: ReferencePeriod | undefined;
  /** act/act-icma by the coupon dates and stubs of a schedule, which then needs no reference. */
  readonly schedule?: Schedule | undefined;
  /** Business days of business/252. */
  readonly calendar?: BusinessCalendar | undefined;
};

/**
 * Year fraction from `from` (inclusive) to `to` (exclusive), exact; negative when the dates are in reverse order.
 * The `-last-day` forms include `to`.
 * @param terminationDate last day of the instrument, whose February 30e/360-isda keeps
 * @see ISDA 2006 definitions 4.16; ICMA rule 251; QuantLib ql/time/daycounters
 * @throws HeliographError BOND_DAY_COUNT_INCOMPLETE when the context lacks what the convention needs
 */
export function yearFraction(
  convention: DayCount,
  from: LocalDate,
  to: LocalDate,
  terminationDate?: LocalDate,
  context: DayCountContext = {},
): Rational {
  switch (convention) {
    case "30/360":
    case "30/360-us":
    case "30e/360":
    case "30e/360-isda":
    case "30/360-italian":
    case "30/360-nasd":
      return over(thirty360Days(convention, from, to, terminationDate), 360);
    case "30/365":
      return over(thirty360Days("30e/360", from, to), 365);
    case "act/360":
      return over(daysBetween(from, to), 360);
    case "act/360-last-day":
      return over(daysBetween(from, to) + 1, 360);
    case "act/364":
      return over(daysBetween(from, to), 364);
    case "act/365f":
      return over(daysBetween(from, to), 365);
    case "act/365f-canadian":
      return act365Canadian(from, to, context.reference);
    case "act/365f-no-leap":
      return over(act365NoLeapDays(from, to), 365);
    case "act/365.25":
      return over(daysBetween(from, to) * 4, 1461);
    case "act/365.25-last-day":
      return over((daysBetween(from, to) + 1) * 4, 1461);
    case "act/366":
      return over(daysBetween(from, to), 366);
    case "act/366-last-day":
      return over(daysBetween(from, to) + 1, 366);
    case "act/act-isda":
      return actActIsda(from, to);
    case "act/act-afb":
      return actActAfb(from, to);
    case "act/act-icma":
      if (context.schedule) return icmaFractionOnSchedule(from, to, context.schedule);
      return icmaFraction(from, to, context.reference);
    case "business/252":
      return over(businessDaysBetween(from, to, calendarOf(context)), 252);
    case "1/1":
      return over(to >= from ? 1 : -1, 1);
    case "simple":
      return simpleFraction(from, to);
    default:
      return convention satisfies never;
  }
}

function over(days: number, daysOfYear: number): Rational {
  return rational(BigInt(days), BigInt(daysOfYear));
}

function calendarOf({ calendar }: DayCountContext): BusinessCalendar {
  if (calendar) return calendar;
  throw new HeliographError({
    code: "BOND_DAY_COUNT_INCOMPLETE",
    message: "business/252 needs a calendar.",
    remedy: "Name the calendar whose business days are counted.",
  });
}
