import * as z from "zod";
import type { Instant } from "./instant";
import { DAY_MS } from "./instant";
import { type LocalDate, toEpochDay } from "./local-date";

/** An IANA time zone name that this runtime knows. */
export const TimeZone = z.string().refine(isKnownZone, "an IANA time zone, for example Europe/Berlin");

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone from UTC at an instant [ms]; positive east of Greenwich. */
export function zoneOffsetMs(zone: string, instant: Instant): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const wall = Date.UTC(
    parts.year as number,
    (parts.month as number) - 1,
    parts.day as number,
    parts.hour as number,
    parts.minute as number,
    parts.second as number,
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a local day begins. A midnight that a clock change skips becomes the first instant after it. */
export function startOfDay(date: LocalDate, zone: string): Instant {
  const midnight = toEpochDay(date) * DAY_MS;
  const guess = midnight - zoneOffsetMs(zone, midnight);
  return midnight - zoneOffsetMs(zone, guess);
}

/** The local day that an instant falls on. */
export function localDateOf(instant: Instant, zone: string): LocalDate {
  return new Date(instant + zoneOffsetMs(zone, instant)).toISOString().slice(0, 10);
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
