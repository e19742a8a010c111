import { normalQuantile } from "../energy/random/normal-distribution";
import type { StationSpec } from "../station/station-spec";
import { type FactorVariates, spreadOf } from "./gaussian-copula";
import { RISK_FACTORS, type RiskFactor, type UncertaintyPlan } from "./uncertainty-plan";

/** One year of a path: how it differs from what the station's description says. 1 means: as described. */
export type ScenarioYear = {
  /** DC power over that of new modules in the described weather. */
  readonly dcLevel: number;
  /** Availability of the PV plant, as a share of the time. */
  readonly pvAvailability: number;
  /** Arrivals over those of the described first year, chargers' availability included. */
  readonly arrivals: number;
  readonly energyPrice: number;
  readonly chargingPrice: number;
  readonly computePrice: number;
  readonly operatingCost: number;
  /** Capacity fade over that of the ageing model. */
  readonly storageAgeing: number;
};

/** A path without any deviation: the median of every factor. */
export function medianVariates(years: number): FactorVariates {
  return Object.fromEntries(RISK_FACTORS.map((factor) => [factor, new Float64Array(years)])) as Record<
    RiskFactor,
    Float64Array
  >;
}

/** What the variates of a path mean for a station, year by year. Factors are log-normal with median 1, rates normal. */
export function scenarioYears(
  spec: StationSpec,
  plan: UncertaintyPlan,
  variates: FactorVariates,
  years: number,
): ScenarioYear[] {
  const { pv, charging } = spec;
  let pvHealth = 1;
  let growth = 1;
  const elasticity = charging.priceResponse?.elasticity ?? 0;
  return Array.from({ length: years }, (_, year) => {
    const shift = (factor: RiskFactor) =>
      spreadOf(plan, factor).deviation * ((variates[factor][year] as number | undefined) ?? 0);
    const times = (factor: RiskFactor) => Math.exp(shift(factor));
    if (year > 0) pvHealth *= 1 - Math.max(0, pv.degradationPerYear + shift("pv-degradation"));
    if (year > 0 && year <= charging.growthYears)
      growth *= Math.max(0, 1 + charging.growthPerYear + shift("demand-growth"));
    const outage = times("availability");
    const chargingPrice = times("charging-price");
    return {
      dcLevel: pvHealth * times("resource") * times("weather"),
      pvAvailability: available(pv.availability, outage),
      arrivals:
        (growth *
          times("demand-level") *
          times("demand-year") *
          chargingPrice ** elasticity *
          available(charging.availability, outage)) /
        (charging.availability || 1),
      energyPrice: times("energy-price"),
      chargingPrice,
      computePrice: times("compute-price"),
      operatingCost: times("operating-cost"),
      storageAgeing: times("storage-ageing"),
    };
  });
}

function available(described: number, outage: number): number {
  return Math.max(0, 1 - (1 - described) * outage);
}

/** Variates of a path on which one factor's mean over the life lies at a probability, and all others at their median. */
export function singleFactorVariates(
  factor: RiskFactor,
  probability: number,
  deviationOfMean: number,
  years: number,
): FactorVariates {
  return {
    ...medianVariates(years),
    [factor]: new Float64Array(years).fill(normalQuantile(probability) * deviationOfMean),
  };
}
