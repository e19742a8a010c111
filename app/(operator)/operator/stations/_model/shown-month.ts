import { parseInstant } from "@/lib/core/time/instant";
import { addMonthsToYearMonth, YearMonth } from "@/lib/core/time/local-date";
import { localDateOf } from "@/lib/core/time/time-zone";

/**
 * The month that a station's page shows: the one that was asked for, else the newest with readings, else the last that is over.
 * @param readings times of the devices' last readings
 */
export function shownMonth(
  asked: string | string[] | undefined,
  readings: readonly string[],
  now: string,
  timeZone: string,
): string {
  const named = YearMonth.safeParse(asked);
  if (named.success) return named.data;
  const newest = Math.max(...readings.map(parseInstant));
  // The reading at midnight closes the day before.
  if (readings.length > 0) return localDateOf(newest - 1, timeZone).slice(0, 7);
  return addMonthsToYearMonth(localDateOf(parseInstant(now), timeZone).slice(0, 7), -1);
}
