import { CURRENCY_SCALE } from "../../money/currency";
import type { MonteCarloResult } from "../../uncertainty/monte-carlo-result";
import type { RiskOutlook } from "./station-outlook";

/** What of a Monte Carlo run a pool's paths are drawn from. */
export function riskOutlook(riskRunId: string, result: MonteCarloResult): RiskOutlook {
  const { paths, seed, fan, cfads, currency } = result;
  const minor = (values: readonly number[]) => values.map((value) => value * 10 ** CURRENCY_SCALE[currency]);
  const { p10, p50, p90 } = fan.cfads;
  return {
    ...{ riskRunId, paths, seed },
    cfads: { p10: minor(p10), p50: minor(p50), p90: minor(p90) },
    lifeDeviation: cfads.life.standardDeviation * 10 ** CURRENCY_SCALE[currency],
    sharedCorrelation: sharedCorrelation(result),
  };
}

/** Mean of the factors' correlations between stations, weighted by the variance that each brings to CFADS. */
function sharedCorrelation({ plan, tornado }: MonteCarloResult): number {
  let weights = 0;
  let sum = 0;
  for (const { factor, atP10, atP90 } of tornado.bars) {
    const weight = (atP10 - atP90) ** 2;
    weights += weight;
    sum += weight * plan.factors[factor].sharedCorrelation;
  }
  return weights === 0 ? 0 : sum / weights;
}
