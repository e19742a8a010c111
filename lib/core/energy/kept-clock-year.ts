import type { YearMonth } from "../time/local-date";
import { type ClockYear, clockYear } from "./clock-year";

/** A long life's years, and room for those of the station that it is compared with. */
const KEPT = 100;
const kept = new Map<string, ClockYear>();

/** `clockYear`, computed once for the same zone and month: time zones are the slowest thing that a year of operation asks for. */
export function keptClockYear(timeZone: string, firstMonth: YearMonth): ClockYear {
  const key = `${timeZone} ${firstMonth}`;
  let clock = kept.get(key);
  if (!clock) {
    clock = clockYear(timeZone, firstMonth);
    kept.set(key, clock);
    // What came first goes first.
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
  }
  return clock;
}
