import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";

/** A point in time: integer milliseconds since 1970-01-01T00:00:00Z. Intervals are half-open: [from, to). */
export type Instant = number;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** ISO 8601 in UTC with a `Z`, as JSON carries an instant. */
export const InstantIso = z.iso.datetime({ message: "an ISO 8601 time in UTC, for example 2026-01-31T10:15:00Z" });

/** @throws HeliographError TIME_UNPARSABLE */
export function parseInstant(iso: string): Instant {
  const parsed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(iso)
    ? Date.parse(iso)
    : Number.NaN;
  if (Number.isNaN(parsed)) {
    throw new HeliographError({
      code: "TIME_UNPARSABLE",
      message: `"${iso}" is not a time with its zone.`,
      remedy: "Write it as ISO 8601 with Z or an offset, for example 2026-01-31T10:15:00Z.",
      data: { text: iso },
    });
  }
  return parsed;
}

export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
