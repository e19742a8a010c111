import { HOUR_MS, type Instant } from "../time/instant";
import { partsOf, type YearMonth } from "../time/local-date";
import { zoneOffsetMs } from "../time/time-zone";
import { HOURS_PER_YEAR, MONTH_DAYS } from "./weather/weather-year";

/** What the clock on the wall shows at each hour of a year of operation, and the month that the hour is billed in. */
export type ClockYear = {
  /** 0 ... 23, daylight saving time included. */
  readonly clockHour: Uint8Array;
  /** 1 = Monday ... 7 = Sunday. */
  readonly weekday: Uint8Array;
  /** 0 = January ... 11 = December, by standard time. */
  readonly month: Uint8Array;
  /** First hour of each of the twelve months of operation, and the year's end. */
  readonly monthStarts: readonly number[];
};

/** Local standard time minus UTC [h] in a calendar year: the smaller offset of winter and summer. */
export function standardOffsetHours(timeZone: string, calendarYear: number): number {
  const offsets = [0, 6].map((month) => zoneOffsetMs(timeZone, Date.UTC(calendarYear, month, 1)));
  return Math.min(...offsets) / HOUR_MS;
}

/** Days between two looks at a zone's offset; a change between them is then found to the hour. */
const LOOK_DAYS = 10;

/**
 * Clock of 8 760 hours from the first hour of a month, in local standard time; 29 February is left out.
 * @param firstMonth month in which the year of operation begins
 */
export function clockYear(timeZone: string, firstMonth: YearMonth): ClockYear {
  const { year, month } = partsOf(`${firstMonth}-01`);
  const offset = standardOffsetHours(timeZone, year) * HOUR_MS;
  const monthStarts = [0];
  const clock: ClockYear = {
    monthStarts,
    clockHour: new Uint8Array(HOURS_PER_YEAR),
    weekday: new Uint8Array(HOURS_PER_YEAR),
    month: new Uint8Array(HOURS_PER_YEAR),
  };
  const savingAt = daylightSaving(timeZone, Date.UTC(year, month - 1, 1) - offset, offset);
  let index = 0;
  for (let step = 0; step < 12; step += 1) {
    const monthIndex = (month - 1 + step) % 12;
    const calendarYear = year + Math.floor((month - 1 + step) / 12);
    const start = Date.UTC(calendarYear, monthIndex, 1);
    for (let hour = 0; hour < (MONTH_DAYS[monthIndex] as number) * 24; hour += 1) {
      const standard = start + hour * HOUR_MS;
      const wall = standard + savingAt(standard - offset);
      const epochHour = Math.floor(wall / HOUR_MS);
      clock.clockHour[index] = epochHour % 24;
      clock.weekday[index] = ((Math.floor(epochHour / 24) + 3) % 7) + 1;
      clock.month[index] = monthIndex;
      index += 1;
    }
    monthStarts.push(index);
  }
  return clock;
}

/** Daylight saving [ms] at instants asked for in rising order, over a year and a leap day from `start`. */
function daylightSaving(timeZone: string, start: Instant, standardOffset: number): (instant: Instant) => number {
  const changes: { from: Instant; saving: number }[] = [
    { from: start, saving: zoneOffsetMs(timeZone, start) - standardOffset },
  ];
  const look = LOOK_DAYS * 24 * HOUR_MS;
  for (let at = start; at < start + 367 * 24 * HOUR_MS; at += look) {
    const before = changes.at(-1)?.saving ?? 0;
    const after = zoneOffsetMs(timeZone, at + look) - standardOffset;
    if (after === before) continue;
    let low = 0;
    let high = LOOK_DAYS * 24;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (zoneOffsetMs(timeZone, at + middle * HOUR_MS) - standardOffset === before) low = middle;
      else high = middle;
    }
    changes.push({ from: at + high * HOUR_MS, saving: after });
  }
  let current = 0;
  return (instant) => {
    while (instant >= (changes[current + 1]?.from ?? Number.POSITIVE_INFINITY)) current += 1;
    return changes[current]?.saving ?? 0;
  };
}
