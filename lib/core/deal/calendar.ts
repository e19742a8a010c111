import * as z from "zod";
import { BusinessCalendar } from "../bond/business-calendar";
import { adjust } from "../bond/business-day";
import { HeliographError } from "../errors/heliograph-error";
import type { Instant } from "../time/instant";
import { addDays, addMonths, LocalDate, YearMonth, yearMonthOf } from "../time/local-date";
import { startOfDay, TimeZone } from "../time/time-zone";
import type { CalendarPeriod, DealCalendar } from "./terms";

const Days = z.number().int().min(0).max(120);

/** What a deal's calendar is built from. Days are calendar days after the collection period has ended. */
export const CalendarRequest = z.strictObject({
  closing: LocalDate,
  /** First collection period, a month. */
  firstPeriod: YearMonth,
  /** Number of monthly periods. */
  months: z.number().int().min(1).max(480),
  /** Zone whose days all the dates are. */
  timeZone: TimeZone,
  /** Data and cash of a period are taken until this day. */
  cutOffDays: Days,
  /** Available Funds are determined. */
  determinationDays: Days,
  /** Holders at the end of this day are entitled. */
  recordDays: Days,
  paymentDays: Days,
  calendar: BusinessCalendar,
});
export type CalendarRequest = z.infer<typeof CalendarRequest>;

/**
 * Monthly collection periods and the dates that follow from each, moved to the following business day. Interest runs
 * to the payment date before that move.
 * @throws HeliographError CALENDAR_NOT_ORDERED when the dates of a period do not follow one another
 */
export function buildCalendar(request: CalendarRequest): DealCalendar {
  const { closing, firstPeriod, months, calendar } = request;
  const periods = Array.from({ length: months }, (_, index): CalendarPeriod => {
    const from = addMonths(`${firstPeriod}-01`, index);
    const to = addMonths(from, 1);
    const lastDay = addDays(to, -1);
    const businessDay = (days: number) => adjust(addDays(lastDay, days), "following", calendar);
    const record = businessDay(request.recordDays);
    return {
      period: yearMonthOf(from),
      from,
      to,
      cutOff: businessDay(request.cutOffDays),
      determination: businessDay(request.determinationDays),
      ex: exDate(record),
      record,
      payment: businessDay(request.paymentDays),
      interestTo: addDays(lastDay, request.paymentDays),
    };
  });
  const built: DealCalendar = { closing, legalMaturity: periods.at(-1)?.payment ?? closing, periods };
  assertCalendarOrdered(built);
  return built;
}

/** Days from a trade of tokens to its settlement: a transfer on chain is both at once, on every day of the week. */
const SETTLEMENT_DAYS = 0;

/**
 * First day on which a token changes hands without the period's payment. The market's rule is record date minus settlement
 * cycle plus one day: two days' settlement puts it one day before the record date, one day's on it, and settlement at once,
 * as here, on the day after, since who buys on the record day is the holder at its end.
 */
export function exDate(record: LocalDate): LocalDate {
  return addDays(record, 1 - SETTLEMENT_DAYS);
}

/** Checks the order of every date and that periods adjoin. @throws HeliographError CALENDAR_NOT_ORDERED */
export function assertCalendarOrdered(calendar: DealCalendar): void {
  let earlier: CalendarPeriod | undefined;
  for (const period of calendar.periods) {
    const ordered =
      period.from < period.to &&
      period.to <= addDays(period.cutOff, 1) &&
      period.cutOff <= period.determination &&
      period.determination <= period.record &&
      period.ex === exDate(period.record) &&
      period.ex <= period.payment &&
      (period.interestTo ?? period.payment) <= period.payment;
    if (!ordered)
      throw notOrdered(
        period.period,
        "its cut-off, determination, record, ex and payment date do not follow one another",
      );
    if (earlier && earlier.to !== period.from)
      throw notOrdered(period.period, "it does not begin where the one before ends");
    if (earlier && earlier.payment >= period.payment)
      throw notOrdered(period.period, "it is paid no later than the one before");
    if (yearMonthOf(addDays(period.to, -1)) !== period.period)
      throw notOrdered(period.period, "its name is not the month it ends in");
    if (!period.from.endsWith("-01") || !period.to.endsWith("-01"))
      throw notOrdered(period.period, "it is not made of whole months");
    earlier = period;
  }
  const first = calendar.periods[0];
  if (first && calendar.closing >= (first.interestTo ?? first.payment))
    throw notOrdered(first.period, "closing comes after its interest");
  if (earlier && calendar.legalMaturity < earlier.payment)
    throw notOrdered(earlier.period, "it is paid after legal maturity");
}

/** The moment at which balances count for a period: the end of its record day in the deal's zone. */
export function recordInstant(period: CalendarPeriod, timeZone: string): Instant {
  return startOfDay(addDays(period.record, 1), timeZone);
}

/** The collection period as a half-open interval of instants. */
export function periodInterval(period: CalendarPeriod, timeZone: string): { from: Instant; to: Instant } {
  return { from: startOfDay(period.from, timeZone), to: startOfDay(period.to, timeZone) };
}

function notOrdered(period: string, reason: string): HeliographError {
  return new HeliographError({
    code: "CALENDAR_NOT_ORDERED",
    message: `Period ${period} of the calendar is wrong: ${reason}.`,
    remedy:
      "Keep cut-off <= determination <= record < payment, ex the day after the record day, and whole months that adjoin.",
    data: { period, reason },
  });
}
