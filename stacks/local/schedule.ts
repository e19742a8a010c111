import type { Instant } from "../../lib/core/time/instant";
import { DAY_MS } from "../../lib/core/time/instant";
import { addDays, type LocalDate, toEpochDay } from "../../lib/core/time/local-date";
import { localDateOf, zoneOffsetMs } from "../../lib/core/time/time-zone";

/** When a scheduled function runs: every so many milliseconds, or daily at a local time of a zone. */
export type Schedule =
  | { readonly kind: "rate"; readonly everyMs: number }
  | { readonly kind: "daily"; readonly at: { readonly hour: number; readonly minute: number }; readonly zone: string };

/** The newest time at or before `now` at which the schedule is due; `since` is its last run, or its creation. */
export function latestDue(schedule: Schedule, since: Instant, now: Instant): Instant | undefined {
  const latest = schedule.kind === "rate" ? latestOfRate(schedule.everyMs, since, now) : latestOfDays(schedule, now);
  return latest > since ? latest : undefined;
}

function latestOfRate(everyMs: number, since: Instant, now: Instant): Instant {
  return since + Math.floor((now - since) / everyMs) * everyMs;
}

function latestOfDays(schedule: Extract<Schedule, { kind: "daily" }>, now: Instant): Instant {
  const today = localDateOf(now, schedule.zone);
  const occurrence = atLocalTime(today, schedule);
  return occurrence <= now ? occurrence : atLocalTime(addDays(today, -1), schedule);
}

/** A local time that daylight saving skips counts with the offset from before the change. */
function atLocalTime(date: LocalDate, { at, zone }: Extract<Schedule, { kind: "daily" }>): Instant {
  const local = toEpochDay(date) * DAY_MS + (at.hour * 60 + at.minute) * 60_000;
  const guess = local - zoneOffsetMs(zone, local);
  const exact = local - zoneOffsetMs(zone, guess);
  return exact + zoneOffsetMs(zone, exact) === local ? exact : guess;
}
