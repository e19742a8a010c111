import type { YearMonth } from "../../time/local-date";
import { assumedFactors } from "./assumed-factors";
import { simulatedFactors } from "./simulated-factors";
import type { StationOutlook } from "./station-outlook";

/** What a pool's revenue is multiplied by, by path and year since the deal's first month: `factors[path * years + year]`. */
export type PoolFactors = { readonly paths: number; readonly years: number; readonly factors: Float64Array };

type Draw = {
  readonly seed: number;
  readonly paths: number;
  /** First month of the deal, and how many years it lasts. */
  readonly from: YearMonth;
  readonly years: number;
};

/**
 * Draws a pool's revenue on many paths: each station from its own Monte Carlo run, else from the spreads that every run begins
 * with; shared parts are the same for all stations of a path. Stations weigh by their share of the year's revenue.
 * Yields how many paths are drawn after each part.
 */
export function* poolFactorSteps(
  stations: readonly StationOutlook[],
  { seed, paths, from, years }: Draw,
  part: number,
): Generator<number, PoolFactors, void> {
  const factors = new Float64Array(paths * years);
  const members = stations.map((station) => {
    const begun = Math.max(0, Math.floor(monthsBetween(station.from, from) / 12));
    const weights = Array.from({ length: years }, (_, year) => weightOf(station, begun + year));
    return { station, begun, weights };
  });
  const totals = Array.from({ length: years }, (_, year) =>
    members.reduce((sum, { weights }) => sum + (weights[year] ?? 0), 0),
  );
  for (let path = 0; path < paths; path += 1) {
    for (const { station, begun, weights } of members) {
      const draw = { seed, path, years: begun + years };
      const own = station.risk ? simulatedFactors(station, station.risk, draw) : assumedFactors(station, draw);
      for (let year = 0; year < years; year += 1) {
        const total = totals[year] ?? 0;
        const weight = total > 0 ? (weights[year] ?? 0) / total : 1 / members.length;
        const at = path * years + year;
        factors[at] = (factors[at] as number) + weight * (own[begun + year] ?? 1);
      }
    }
    if ((path + 1) % part === 0 && path + 1 < paths) yield path + 1;
  }
  return { paths, years, factors };
}

function weightOf({ years, shareBps }: StationOutlook, year: number): number {
  const revenue = Object.values(years[year]?.revenueMinor ?? {}).reduce((sum, minor) => sum + Math.max(0, minor), 0);
  return revenue * shareBps;
}

function monthsBetween(first: YearMonth, second: YearMonth): number {
  const [firstYear = 0, firstMonth = 0] = first.split("-").map(Number);
  const [secondYear = 0, secondMonth = 0] = second.split("-").map(Number);
  return (secondYear - firstYear) * 12 + secondMonth - firstMonth;
}
