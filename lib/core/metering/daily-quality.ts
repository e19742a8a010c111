import * as z from "zod";
import { idSchema } from "../ids/ids";
import { type Instant, parseInstant } from "../time/instant";
import { addDays, LocalDate } from "../time/local-date";
import { localDateOf, startOfDay } from "../time/time-zone";
import type { DeviceEnrolment } from "./enrolment";
import type { MeterReading } from "./envelope";
import { stationQualities } from "./quality";

const Count = z.number().int().nonnegative();

/** Quarter hours of one device on one local day; expected = measured + estimated + missing. */
export const DayQuality = z.strictObject({
  deviceId: idSchema("device"),
  date: LocalDate,
  expected: Count,
  measured: Count,
  estimated: Count,
  missing: Count,
});
export type DayQuality = z.infer<typeof DayQuality>;

/**
 * How completely each device has measured each local day of [from, to): by device, then by day.
 * @param readings accepted readings by device id, ascending in time, with the one at `to` if there is one
 */
export function dailyQualities(
  enrolments: readonly DeviceEnrolment[],
  readings: ReadonlyMap<string, readonly MeterReading[]>,
  interval: { readonly from: Instant; readonly to: Instant; readonly timeZone: string },
): DayQuality[] {
  const { from, to, timeZone } = interval;
  const days: DayQuality[] = [];
  for (const enrolment of enrolments) {
    const own = readings.get(enrolment.deviceId) ?? [];
    let first = 0;
    for (let date = localDateOf(from, timeZone); startOfDay(date, timeZone) < to; date = addDays(date, 1)) {
      const start = startOfDay(date, timeZone);
      const end = Math.min(to, startOfDay(addDays(date, 1), timeZone));
      first = indexFrom(own, first, start);
      const last = indexFrom(own, first, end + 1);
      const within = new Map([[enrolment.deviceId, own.slice(first, last)]]);
      const [station] = stationQualities([enrolment], within, new Map(), start, end);
      if (!station) continue;
      const { expected, measured, estimated, missing } = station;
      days.push({ deviceId: enrolment.deviceId, date, expected, measured, estimated, missing });
      first = Math.max(0, last - 1);
    }
  }
  return days;
}

/** Index of the first reading at or after an instant, from a place on. */
function indexFrom(readings: readonly MeterReading[], start: number, instant: Instant): number {
  let index = start;
  for (let reading = readings[index]; reading && parseInstant(reading.at) < instant; reading = readings[index]) {
    index += 1;
  }
  return index;
}
