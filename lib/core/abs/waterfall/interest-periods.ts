import type { DealCalendar } from "../../deal/terms";
import { partsOf } from "../../time/local-date";

/**
 * Interest runs from closing, then from one interest date to the next (the payment date before its adjustment to a
 * business day, where the calendar states it), so that every balance bears interest until the day it is repaid.
 */
export function interestPeriods({ calendar }: { readonly calendar: DealCalendar }): { from: string; to: string }[] {
  let from = calendar.closing;
  return calendar.periods.map((period) => {
    const interval = { from, to: period.interestTo ?? period.payment };
    from = interval.to;
    return interval;
  });
}

/** Length of each collection period in whole months. */
export function monthsOfPeriods({ periods }: DealCalendar): bigint[] {
  return periods.map(({ from, to }) => {
    const start = partsOf(from);
    const end = partsOf(to);
    return BigInt((end.year - start.year) * 12 + end.month - start.month);
  });
}
