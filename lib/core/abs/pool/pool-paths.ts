import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import type { CashPaths } from "../losses/loss-distribution";
import { shockableCash } from "../projection/cash-path";

/**
 * A station of the pool over many futures: its base months, and by path and year what its revenue is multiplied by,
 * `factors[path * years + year]`. Stations that were drawn with one seed share their factors path by path, which is all
 * that correlates them.
 */
export type StationPaths = {
  readonly shareBps: number;
  readonly months: readonly MonthlyCashFlow[];
  readonly years: number;
  readonly factors: Float64Array;
};

/**
 * Cash of a deal on a pool over the paths that its stations share. A station's revenue follows its own factor of the
 * year since closing (the last one beyond its end); costs stay as they are.
 * @throws HeliographError POOL_PATHS_DIFFER when stations have different numbers of paths
 */
export function poolPaths(terms: Pick<DealTerms, "calendar">, stations: readonly StationPaths[]): CashPaths {
  const periods = terms.calendar.periods.length;
  const paths = stations.length === 0 ? 0 : countOf(stations[0]);
  if (paths === 0 || stations.some((station) => countOf(station) !== paths)) {
    throw new HeliographError({
      code: "POOL_PATHS_DIFFER",
      message: "The stations of the pool were not simulated on the same paths.",
      remedy: "Simulate every station with the same seed and number of paths.",
    });
  }
  const collections = new Float64Array(paths * periods);
  const costs = new Float64Array(paths * periods);
  const firstMonth = terms.calendar.periods[0]?.from.slice(0, 7) ?? "";
  for (const { shareBps, months, years, factors } of stations) {
    const share = shareBps / 10_000;
    for (const [period, { revenue, otherCash, costs: lines }] of shockableCash(terms, months).entries()) {
      const cash = revenue.reduce((sum, minor) => sum + Number(minor), 0) * share;
      const fixed = Number(otherCash) * share;
      const cost = lines.reduce((sum, minor) => sum + Number(minor), 0) * share;
      const year = Math.min(years - 1, yearsBetween(firstMonth, terms.calendar.periods[period]?.from ?? firstMonth));
      for (let path = 0; path < paths; path++) {
        const at = path * periods + period;
        const factor = factors[path * years + year] as number;
        collections[at] = (collections[at] as number) + cash * factor + fixed;
        costs[at] = (costs[at] as number) + cost;
      }
    }
  }
  for (let at = 0; at < collections.length; at++) {
    collections[at] = Math.max(0, Math.floor(collections[at] as number));
    costs[at] = Math.max(0, Math.floor(costs[at] as number));
  }
  return { paths, collections, costs };
}

function countOf(station: StationPaths | undefined): number {
  return station ? station.factors.length / station.years : 0;
}

function yearsBetween(first: string, month: string): number {
  const [fromYear = 0, fromMonth = 0] = first.split("-").map(Number);
  const [year = 0, of = 0] = month.split("-").map(Number);
  return Math.floor(((year - fromYear) * 12 + of - fromMonth) / 12);
}
