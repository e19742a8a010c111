import type { ChargerGroup } from "../../station/charging-plant";

/** A charging session of the past, as far as demand is read from it. */
export type HistorySession = {
  /** What the clock on the wall showed at its begin, as milliseconds of a clock without time zone. */
  readonly startWallMs: number;
  readonly stayMinutes: number;
  /** Time with energy flowing; null where the record does not tell. */
  readonly chargingMinutes: number | null;
  readonly energyKwh: number;
  /** null where the record does not tell. */
  readonly kind: ChargerGroup["kind"] | null;
};

/** What was read, and how many records tell no finished session with energy. */
export type SessionHistory = { readonly sessions: readonly HistorySession[]; readonly leftOut: number };

const SHORTEST_MINUTES = 1;
const LONGEST_MINUTES = 7 * 24 * 60;
const LEAST_KWH = 0.1;

/** Failed starts, forgotten cables and test charges say nothing about demand. */
export function isUsable({ stayMinutes, energyKwh }: HistorySession): boolean {
  return stayMinutes >= SHORTEST_MINUTES && stayMinutes <= LONGEST_MINUTES && energyKwh >= LEAST_KWH;
}
