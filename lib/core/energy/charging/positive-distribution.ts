import type { PositiveQuantity } from "../../station/charging-plant";
import { gammaDistribution } from "../random/gamma-distribution";
import { normalDistribution } from "../random/normal-distribution";

/** Mean and spread of the logarithm of a log-normal quantity with a mean and standard deviation of its own. */
function logParameters(mean: number, standardDeviation: number): { readonly mu: number; readonly sigma: number } {
  const variance = Math.log1p((standardDeviation / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** Mean of a quantity over all drivers. */
export function meanOf({ mean, second }: PositiveQuantity): number {
  return second ? (1 - second.share) * mean + second.share * second.mean : mean;
}

/** Probability that a quantity is at most x. */
export function distributionOf(quantity: PositiveQuantity, x: number): number {
  if (x <= 0) return 0;
  const { mean, standardDeviation, family, second } = quantity;
  if (standardDeviation === 0) return x < mean ? 0 : 1;
  if (family === "gamma") {
    const shape = (mean / standardDeviation) ** 2;
    return gammaDistribution(shape, (x * shape) / mean);
  }
  const logNormal = (m: number, deviation: number) => {
    const { mu, sigma } = logParameters(m, deviation);
    return sigma === 0 ? Number(x >= m) : normalDistribution((Math.log(x) - mu) / sigma);
  };
  const first = logNormal(mean, standardDeviation);
  return second ? (1 - second.share) * first + second.share * logNormal(second.mean, second.standardDeviation) : first;
}

/** Value below which a quantity lies with a probability, by bisection on its logarithm. */
export function quantileOf(quantity: PositiveQuantity, probability: number): number {
  let [low, high] = [Math.log(1e-6), Math.log(1e7)];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (distributionOf(quantity, Math.exp(middle)) < probability) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/**
 * How to draw a quantity from standard normal variates, its parameters worked out once. Gamma by Wilson & Hilferty's cube (Proc.
 * Natl. Acad. Sci. 17 (1931) 684), within a percent of the quantile for shapes from 1 on.
 * @returns value for a variate; `kind` (uniform) says which of two kinds of drivers it is
 */
export function quantityDraw(quantity: PositiveQuantity): (normal: number, kind: number) => number {
  const { mean, standardDeviation, family, second } = quantity;
  if (family === "gamma" && standardDeviation > 0) {
    const shape = (mean / standardDeviation) ** 2;
    const [centre, slope] = [1 - 1 / (9 * shape), 1 / (3 * Math.sqrt(shape))];
    return (normal) => mean * Math.max(1e-3, centre + slope * normal) ** 3;
  }
  const logNormal = (m: number, deviation: number) => {
    if (deviation === 0) return () => m;
    const variance = Math.log1p((deviation / m) ** 2);
    const [spread, shift] = [Math.sqrt(variance), variance / 2];
    return (normal: number) => m * Math.exp(spread * normal - shift);
  };
  const first = logNormal(mean, standardDeviation);
  if (!second) return first;
  const other = logNormal(second.mean, second.standardDeviation);
  return (normal, kind) => (kind < second.share ? other(normal) : first(normal));
}
