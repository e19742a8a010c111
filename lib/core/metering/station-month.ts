import type { Instant } from "../time/instant";
import { addMonthsToYearMonth, type YearMonth } from "../time/local-date";
import { localDateOf, startOfDay } from "../time/time-zone";

/** The instants [from, to) of a month by the clock of a station's site. */
export function stationMonth(period: YearMonth, timeZone: string): { readonly from: Instant; readonly to: Instant } {
  return {
    from: startOfDay(`${period}-01`, timeZone),
    to: startOfDay(`${addMonthsToYearMonth(period, 1)}-01`, timeZone),
  };
}

/** The month that an instant falls in by the clock of a station's site. */
export function monthOfInstant(instant: Instant, timeZone: string): YearMonth {
  return localDateOf(instant, timeZone).slice(0, 7);
}
