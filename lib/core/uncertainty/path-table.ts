import type { OperatingYear } from "../cashflow/operation/operating-year";
import type { LevelDebt } from "./debt-service";
import { levelDebtService } from "./debt-service";
import { type Exceedance, exceedance, quantile } from "./exceedance";
import type { ExceedanceByPeriod, Fan, MonteCarloResult } from "./monte-carlo-result";

const TEN_YEARS = 10;

/** Yearly values of all paths, path by path: `values[path * years + year]`. */
export type PathTable = { readonly paths: number; readonly years: number; readonly values: Float64Array };

export function emptyPathTable(paths: number, years: number): PathTable {
  return { paths, years, values: new Float64Array(paths * years) };
}

export function energyOfYear(year: OperatingYear, flow: "pv" | "charged"): number {
  return year.energyKwh[flow].reduce((sum, energy) => sum + energy, 0);
}

/** Mean of the first years of each path. */
export function pathMeans({ paths, years, values }: PathTable, first: number): Float64Array {
  const count = Math.min(first, years);
  return Float64Array.from({ length: paths }, (_, path) => {
    let sum = 0;
    for (let year = 0; year < count; year += 1) sum += values[path * years + year] as number;
    return sum / count;
  });
}

export function byPeriod(table: PathTable): ExceedanceByPeriod {
  return {
    oneYear: exceedance(pathMeans(table, 1)),
    tenYears: exceedance(pathMeans(table, TEN_YEARS)),
    life: exceedance(pathMeans(table, table.years)),
  };
}

/** Each year by itself over all paths. */
export function fanOf({ paths, years, values }: PathTable): Required<Fan> {
  const fan: Record<keyof Fan, number[]> = { p10: [], p50: [], p75: [], p90: [], p95: [], p99: [] };
  for (let year = 0; year < years; year += 1) {
    const sorted = Float64Array.from({ length: paths }, (_, path) => values[path * years + year] as number).sort();
    for (const [level, course] of Object.entries(fan)) course.push(quantile(sorted, 1 - Number(level.slice(1)) / 100));
  }
  return fan;
}

/** DSCR over the debt's tenor, as far as the life goes. */
export function dscrOf(cfads: PathTable, debt: LevelDebt): MonteCarloResult["dscr"] {
  const service = levelDebtService(debt);
  if (service <= 0) return null;
  const tenor = Math.min(debt.tenorYears, cfads.years);
  const over = (years: number): Exceedance => exceedance(pathMeans(cfads, years).map((mean) => mean / service));
  const lowest = Float64Array.from({ length: cfads.paths }, (_, path) => {
    const from = path * cfads.years;
    return Math.min(...cfads.values.subarray(from, from + tenor)) / service;
  });
  return {
    oneYear: over(1),
    tenYears: over(Math.min(TEN_YEARS, tenor)),
    life: over(tenor),
    lowest: exceedance(lowest),
  };
}
