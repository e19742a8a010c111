import { normalQuantile } from "../../energy/random/normal-distribution";
import { RandomStream } from "../../energy/random/random-stream";
import { sharedVariate } from "../../uncertainty/gaussian-copula";
import type { RiskOutlook, StationOutlook } from "./station-outlook";

/** Between the median and the value exceeded with 10 % lie so many standard deviations. */
const P10_DEVIATIONS = normalQuantile(0.9);

/** Where a path is drawn: the seed, its number, and how many years of operation it has. */
export type PathDraw = { readonly seed: number; readonly path: number; readonly years: number };

/**
 * What a station's revenue is multiplied by in each year of operation on one path, drawn back from its Monte Carlo run: CFADS
 * of a year is split-normal with the run's median, P10 and P90 (two halves of normal distributions that meet at the median),
 * one part of it lasts for the path and the other is drawn each year, so that the deviation of the life's mean is the run's.
 * Costs stay, so revenue takes the whole difference.
 * @see K. F. Wallis, The Two-Piece Normal Distribution, Statistical Science 29 (2014) 106
 */
export function simulatedFactors(
  { stationId, years }: Pick<StationOutlook, "stationId" | "years">,
  risk: RiskOutlook,
  draw: PathDraw,
): Float64Array {
  const shared = new RandomStream(draw.seed, `deal/shared/${draw.path}`);
  const own = new RandomStream(draw.seed, `deal/own/${stationId}/${draw.path}`);
  const next = () => sharedVariate(shared.normal(), own.normal(), risk.sharedCorrelation);
  const lasting = lastingPart(risk);
  const forLife = next();
  const factors = new Float64Array(draw.years).fill(1);
  for (let year = 0; year < draw.years; year += 1) {
    const variate = Math.sqrt(lasting) * forLife + Math.sqrt(1 - lasting) * next();
    const median = risk.cfads.p50[year];
    const base = years[year];
    if (median === undefined || !base) continue;
    const end = (variate > 0 ? risk.cfads.p10[year] : risk.cfads.p90[year]) ?? median;
    const cfads = median + (Math.abs(end - median) / P10_DEVIATIONS) * variate;
    const revenue = Object.values(base.revenueMinor).reduce((sum, minor) => sum + Math.max(0, minor), 0);
    if (revenue > 0) factors[year] = Math.max(0, 1 + (cfads - base.cfadsMinor) / revenue);
  }
  return factors;
}

/** Part of the yearly variance that stays for life, so that the mean of all years scatters as the run says: 0 to 1. */
function lastingPart({ cfads, lifeDeviation }: RiskOutlook): number {
  const deviations = cfads.p10.map((high, year) => (high - (cfads.p90[year] ?? high)) / (2 * P10_DEVIATIONS));
  const count = deviations.length;
  if (count === 0) return 0;
  const together = (deviations.reduce((sum, deviation) => sum + deviation, 0) / count) ** 2;
  const apart = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0) / count ** 2;
  if (together <= apart) return 1;
  return Math.min(1, Math.max(0, (lifeDeviation ** 2 - apart) / (together - apart)));
}
