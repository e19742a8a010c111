import { type SolarYear, solarYear } from "./solar-year";

/** Sites and clocks whose sun is kept: a station, what it is compared with, and room for a pool's next ones. */
const KEPT = 6;
const kept = new Map<string, SolarYear>();

/** `solarYear`, computed once for the same place and clock: whoever tries another array, tariff or price need not wait for the sun. */
export function keptSolarYear(...input: Parameters<typeof solarYear>): SolarYear {
  const key = JSON.stringify(input);
  const year = kept.get(key) ?? solarYear(...input);
  // Asked for last, thrown out last.
  kept.delete(key);
  kept.set(key, year);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
  return year;
}
