import * as z from "zod";
import { LocalDate } from "../time/local-date";

/**
 * Calendars known by name, one for each market of QuantLib's that the asset class meets. `weekends` knows Saturdays and
 * Sundays only, `none` no day off.
 */
export const NamedCalendar = z.enum([
  "target",
  "uk-settlement",
  "uk-exchange",
  "uk-metals",
  "us-settlement",
  "us-nyse",
  "us-government-bond",
  "us-sofr",
  "us-federal-reserve",
  "us-libor-impact",
  "us-nerc",
  "hong-kong",
  "china-sse",
  "china-ib",
  "japan",
  "weekends",
  "none",
]);
export type NamedCalendar = z.infer<typeof NamedCalendar>;

/** Days off that a deal states itself: weekly ones, dated ones, and the dated exceptions on which work goes on. */
const BespokeCalendar = z.strictObject({
  /** Weekly days off, 1 = Monday ... 7 = Sunday. */
  weekend: z.array(z.number().int().min(1).max(7)).max(6).default([6, 7]),
  holidays: z.array(LocalDate).max(5000),
  workingDays: z.array(LocalDate).max(5000).default([]),
});

const SingleCalendar = z.union([NamedCalendar, BespokeCalendar]);

/** Several calendars as one: open when all are (`holidays` are joined), or when any is (`business-days` are joined). */
const JointCalendar = z.strictObject({
  join: z.enum(["holidays", "business-days"]),
  of: z.array(SingleCalendar).min(1).max(8),
});

export const BusinessCalendar = z.union([NamedCalendar, BespokeCalendar, JointCalendar]);
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;
export type BespokeCalendar = z.infer<typeof BespokeCalendar>;
export type JointCalendar = z.infer<typeof JointCalendar>;

export const BusinessDayConvention = z.enum([
  "unadjusted",
  "following",
  "modified-following",
  "half-month-modified-following",
  "preceding",
  "modified-preceding",
  "nearest",
]);
export type BusinessDayConvention = z.infer<typeof BusinessDayConvention>;
