import type { ClockYear } from "../clock-year";
import { HOURS_PER_YEAR } from "../weather/weather-year";

export const HOURS_PER_DAY = 24;
/** Working day, Saturday, Sunday. */
export const KINDS_OF_DAY = 3;

/** For each hour of a year kind of day x 24 + hour of the clock. Public holidays are not known. */
export function hourSlots(clock: ClockYear): Uint8Array {
  const slots = new Uint8Array(HOURS_PER_YEAR);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const kind = Math.max(0, (clock.weekday[hour] as number) - 5);
    slots[hour] = kind * HOURS_PER_DAY + (clock.clockHour[hour] as number);
  }
  return slots;
}
