import type { RevenueStream } from "../../cashflow/lines/monthly-cash-flow";
import { drawVariates, spreadOf } from "../../uncertainty/gaussian-copula";
import { DEFAULT_UNCERTAINTY, type RiskFactor } from "../../uncertainty/uncertainty-plan";
import type { PathDraw } from "./simulated-factors";
import type { StationOutlook } from "./station-outlook";

/** Share of the time in which a plant of no description is out of order. */
const OUTAGE = 0.02;

/** Factors whose product a stream's revenue follows. Growth and ageing need a station's description and are left to its own run. */
const FACTORS_OF: Readonly<Record<RevenueStream, readonly RiskFactor[]>> = {
  "charging-energy": ["demand-level", "demand-year", "charging-price", "availability"],
  "charging-service": ["demand-level", "demand-year", "charging-price", "availability"],
  export: ["resource", "weather", "pv-degradation", "energy-price", "availability"],
  "host-supply": ["resource", "weather", "pv-degradation", "availability"],
  "storage-subscription": ["availability"],
  arbitrage: ["energy-price", "availability"],
  "grid-services": ["energy-price", "availability"],
  "ai-compute": ["compute-price", "availability"],
  certificates: ["resource", "weather", "pv-degradation", "availability"],
};

/**
 * What a station's revenue is multiplied by in each year of operation on one path, where no Monte Carlo run of it is there: the
 * spreads that every run begins with, stream by stream, by the same one-factor copula, so that stations share what they share.
 */
export function assumedFactors(
  { stationId, years }: Pick<StationOutlook, "stationId" | "years">,
  draw: PathDraw,
): Float64Array {
  const variates = drawVariates(DEFAULT_UNCERTAINTY, { ...draw, station: stationId });
  return Float64Array.from({ length: draw.years }, (_, year) => {
    const level = (factor: RiskFactor) => levelOf(factor, variates[factor][year] ?? 0, year);
    let base = 0;
    let drawn = 0;
    for (const [stream, minor] of Object.entries(years[year]?.revenueMinor ?? {}) as [RevenueStream, number][]) {
      if (minor <= 0) continue;
      base += minor;
      drawn += FACTORS_OF[stream].reduce((product, factor) => product * level(factor), minor);
    }
    return base > 0 ? drawn / base : 1;
  });
}

/** As in `scenarioYears`: log-normal with median 1; rates of ageing by year. */
function levelOf(factor: RiskFactor, variate: number, year: number): number {
  const shift = spreadOf(DEFAULT_UNCERTAINTY, factor).deviation * variate;
  if (factor === "pv-degradation") return (1 - shift) ** year;
  if (factor === "availability") return Math.max(0, 1 - OUTAGE * Math.exp(shift)) / (1 - OUTAGE);
  return Math.exp(shift);
}
