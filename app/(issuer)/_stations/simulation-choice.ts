import { daysInMonth } from "@/lib/core/time/local-date";

/** What a simulation's page shows in detail; it stands in the address, so that it can be linked to. */
export type SimulationChoice = {
  /** Year of operation, 1 upwards. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the choice of an address; what is missing or impossible becomes the first year and the longest day. */
export function readSimulationChoice(query: Query, years: number): SimulationChoice {
  const month = wholeBetween(query.month, 1, 12) ?? 6;
  return {
    year: wholeBetween(query.year, 1, Math.max(1, years)) ?? 1,
    month,
    // The simulated year has no 29 February.
    day: wholeBetween(query.day, 1, daysInMonth(2001, month)) ?? (query.day === undefined ? 21 : 1),
  };
}

function wholeBetween(text: string | string[] | undefined, low: number, high: number): number | null {
  if (typeof text !== "string" || !/^\d{1,4}$/.test(text)) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}
