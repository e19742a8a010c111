import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { addDays, addMonths, type LocalDate } from "../time/local-date";

/** A length of time that calendars understand; a year is twelve months. */
export type Tenor = { readonly months: number } | { readonly weeks: number } | { readonly days: number };

/** A tenor as text: `6M`, `1Y`, `2W`, `10D`, or the same after a `P`. `0D` is one period from begin to end. */
export const TenorText = z.string().regex(/^P?\d{1,4}[DWMY]$/, "a tenor such as 6M, 1Y, 2W or 10D");

/** @throws HeliographError BOND_TENOR_UNKNOWN */
export function parseTenor(text: string): Tenor {
  const match = /^P?(\d{1,4})([DWMY])$/.exec(text);
  const length = Number(match?.[1]);
  switch (match?.[2]) {
    case "D":
      return { days: length };
    case "W":
      return { weeks: length };
    case "M":
      return { months: length };
    case "Y":
      return { months: length * 12 };
    default:
      throw new HeliographError({
        code: "BOND_TENOR_UNKNOWN",
        message: `"${text}" is not a tenor.`,
        remedy: "Write a number and D, W, M or Y, for example 6M.",
        data: { text },
      });
  }
}

/** Number of days, weeks or months. */
export function tenorLength(tenor: Tenor): number {
  if ("months" in tenor) return tenor.months;
  return "weeks" in tenor ? tenor.weeks : tenor.days;
}

/** The date some tenors later, or earlier below 0, on a calendar without days off. */
export function addTenors(date: LocalDate, tenor: Tenor, count: number): LocalDate {
  if ("months" in tenor) return addMonths(date, tenor.months * count);
  return addDays(date, ("weeks" in tenor ? tenor.weeks * 7 : tenor.days) * count);
}
