import { daysBetween, type LocalDate } from "../time/local-date";

/** Principal repaid on a day [minor]. */
export type PrincipalFlow = { readonly date: LocalDate; readonly principalMinor: bigint };

/** Weighted average life of repaid principal [years, act/365f from `start`]; null where none is repaid. */
export function weightedAverageLife(start: LocalDate, flows: readonly PrincipalFlow[]): number | null {
  let total = 0n;
  let weightedDays = 0n;
  for (const { date, principalMinor } of flows) {
    total += principalMinor;
    weightedDays += principalMinor * BigInt(daysBetween(start, date));
  }
  return total === 0n ? null : Number((weightedDays * 1_000_000n) / (total * 365n)) / 1_000_000;
}
