import type { ExceedanceByPeriod } from "./monte-carlo-result";
import { byPeriod, emptyPathTable, type PathTable } from "./path-table";

/** How a sum of stations is distributed, and what spreading over stations is worth. */
type PoolRisk = {
  readonly cfads: ExceedanceByPeriod;
  /** P90 of the pool over the sum of the stations' own P90, of the life's yearly mean: above 1 by diversification. */
  readonly diversification: number;
};

/**
 * CFADS of a pool: stations run with the same seed share their factors path by path, so that their tables add up.
 * A station of shorter life adds nothing after its end.
 */
export function poolRisk(stations: readonly PathTable[]): PoolRisk {
  const paths = Math.min(...stations.map((table) => table.paths));
  const years = Math.max(...stations.map((table) => table.years));
  const pool = emptyPathTable(paths, years);
  for (const table of stations) {
    for (let path = 0; path < paths; path += 1) {
      for (let year = 0; year < table.years; year += 1) {
        const at = path * years + year;
        pool.values[at] = (pool.values[at] as number) + (table.values[path * table.years + year] as number);
      }
    }
  }
  const cfads = byPeriod(pool);
  const alone = stations.reduce((sum, table) => sum + (byPeriod(table).life.p90 * table.years) / years, 0);
  return { cfads, diversification: cfads.life.p90 / alone };
}
