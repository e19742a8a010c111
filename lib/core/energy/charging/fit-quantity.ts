import type { PositiveQuantity } from "../../station/charging-plant";
import { logGamma, polygamma } from "../random/gamma-distribution";
import { distributionOf, meanOf, quantileOf } from "./positive-distribution";

type Family = "log-normal" | "gamma" | "two log-normal";

type Candidate = {
  readonly family: Family;
  readonly quantity: PositiveQuantity;
  /** Of all drivers together, also where there are two kinds. */
  readonly mean: number;
  readonly logLikelihood: number;
  /** Akaike's criterion, 2 x parameters - 2 x log-likelihood: the smaller the better. */
  readonly aic: number;
};

/** A distribution chosen for some values, and how well it fits. */
export type QuantityFit = {
  readonly chosen: Candidate;
  readonly candidates: readonly Candidate[];
  /** Kolmogorov-Smirnov distance, and about the probability of a greater one; too kind by some, since parameters are fitted. */
  readonly distance: number;
  readonly probability: number;
  /** Quantiles of the data beside those of the fit, at 2.5 % ... 97.5 %. */
  readonly quantiles: readonly { readonly probability: number; readonly observed: number; readonly fitted: number }[];
  /** Shares of values and of the fit in equal bins up to the 99 % quantile. */
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly observed: number;
    readonly fitted: number;
  }[];
};

const EM_ROUNDS = 200;
/** Two kinds are believed in only where they win by so much: a difference of 10 leaves the other no support (Burnham & Anderson 2002). */
const DECISIVE = 10;
const QUANTILES = 39;
const BINS = 24;

/** Chooses between log-normal, gamma and two log-normal kinds by AIC, two kinds only where they win decisively. @param values positive, at least two different ones */
export function fitQuantity(values: readonly number[]): QuantityFit {
  const sorted = Float64Array.from(values).sort();
  const logs = sorted.map(Math.log);
  const candidates = [logNormalFit(logs), ...gammaFit(sorted, logs), ...mixtureFit(logs)].sort((a, b) => a.aic - b.aic);
  const [best, next] = candidates as [Candidate, Candidate | undefined];
  const chosen = best.family === "two log-normal" && next && next.aic - best.aic < DECISIVE ? next : best;
  const distance = sorted.reduce((most, value, index) => {
    const fitted = distributionOf(chosen.quantity, value);
    return Math.max(most, Math.abs(fitted - index / sorted.length), Math.abs((index + 1) / sorted.length - fitted));
  }, 0);
  return {
    chosen,
    candidates,
    distance,
    probability: kolmogorov(distance, sorted.length),
    quantiles: Array.from({ length: QUANTILES }, (_, index) => {
      const probability = (index + 1) / (QUANTILES + 1);
      const observed = sorted[Math.min(sorted.length - 1, Math.floor(probability * sorted.length))] as number;
      return { probability, observed, fitted: quantileOf(chosen.quantity, probability) };
    }),
    bins: binsOf(sorted, chosen.quantity),
  };
}

function candidate(family: Family, quantity: PositiveQuantity, parameters: number, logLikelihood: number): Candidate {
  return { family, quantity, mean: meanOf(quantity), logLikelihood, aic: 2 * parameters - 2 * logLikelihood };
}

function logNormalFit(logs: Float64Array): Candidate {
  const { mu, sigma } = normalMoments(logs, () => 1);
  const likelihood = logs.reduce((sum, log) => sum + logDensity(log, mu, sigma) - log, 0);
  return candidate("log-normal", logNormalQuantity(mu, sigma), 2, likelihood);
}

/** Maximum likelihood by Minka's generalised Newton steps (Estimating a Gamma distribution, 2002); shapes below 1 are left out. */
function gammaFit(sorted: Float64Array, logs: Float64Array): Candidate[] {
  const n = sorted.length;
  const mean = sorted.reduce((a, b) => a + b, 0) / n;
  const meanLog = logs.reduce((a, b) => a + b, 0) / n;
  const gap = Math.log(mean) - meanLog;
  if (gap <= 0) return [];
  let shape = 0.5 / gap;
  for (let round = 0; round < 50; round += 1) {
    const { digamma, trigamma } = polygamma(shape);
    const step = (meanLog - Math.log(mean) + Math.log(shape) - digamma) / (shape ** 2 * (1 / shape - trigamma));
    const next = 1 / (1 / shape + step);
    const moved = Math.abs(next - shape);
    shape = next;
    if (moved < 1e-10 * shape) break;
  }
  if (!(shape >= 1)) return [];
  const scale = mean / shape;
  const likelihood = n * ((shape - 1) * meanLog - mean / scale - shape * Math.log(scale) - logGamma(shape));
  return [candidate("gamma", { mean, standardDeviation: mean / Math.sqrt(shape), family: "gamma" }, 2, likelihood)];
}

/** Two log-normal kinds by expectation and maximisation, begun from the halves of the data. */
function mixtureFit(logs: Float64Array): Candidate[] {
  const n = logs.length;
  if (n < 20) return [];
  const whole = normalMoments(logs, () => 1).sigma;
  let a = normalMoments(logs.subarray(0, n / 2), () => 1);
  let b = normalMoments(logs.subarray(n / 2), () => 1);
  let share = 0.5;
  const responsibility = new Float64Array(n);
  let likelihood = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < EM_ROUNDS; round += 1) {
    let sum = 0;
    for (let index = 0; index < n; index += 1) {
      const log = logs[index] as number;
      const first = (1 - share) * Math.exp(logDensity(log, a.mu, a.sigma));
      const second = share * Math.exp(logDensity(log, b.mu, b.sigma));
      responsibility[index] = second / (first + second);
      sum += Math.log(first + second) - log;
    }
    const gained = sum - likelihood;
    likelihood = sum;
    if (gained < 1e-7 * n) break;
    share = responsibility.reduce((x, y) => x + y, 0) / n;
    // A kind that narrows onto a few values is no kind of driver.
    if (share < 0.02 || share > 0.98) return [];
    const least = 0.05 * whole;
    a = normalMoments(logs, (index) => 1 - (responsibility[index] as number), least);
    b = normalMoments(logs, (index) => responsibility[index] as number, least);
  }
  const second = { share, ...logNormalQuantity(b.mu, b.sigma) };
  return [candidate("two log-normal", { ...logNormalQuantity(a.mu, a.sigma), second }, 5, likelihood)];
}

function normalMoments(
  logs: Float64Array,
  weightOf: (index: number) => number,
  least = 1e-6,
): { readonly mu: number; readonly sigma: number } {
  let [weight, sum, squares] = [0, 0, 0];
  for (let index = 0; index < logs.length; index += 1) {
    const w = weightOf(index);
    const log = logs[index] as number;
    weight += w;
    sum += w * log;
    squares += w * log * log;
  }
  const mu = sum / weight;
  return { mu, sigma: Math.max(least, Math.sqrt(Math.max(0, squares / weight - mu * mu))) };
}

function logDensity(log: number, mu: number, sigma: number): number {
  return -0.5 * ((log - mu) / sigma) ** 2 - Math.log(sigma) - 0.5 * Math.log(2 * Math.PI);
}

function logNormalQuantity(mu: number, sigma: number): { mean: number; standardDeviation: number } {
  const mean = Math.exp(mu + sigma ** 2 / 2);
  return { mean, standardDeviation: mean * Math.sqrt(Math.expm1(sigma ** 2)) };
}

/** Probability that a sample strays further than this: Kolmogorov's series with Stephens' correction (J. R. Stat. Soc. B 32 (1970) 115). */
function kolmogorov(distance: number, n: number): number {
  const t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  if (t < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * t) ** 2);
  return Math.min(1, Math.max(0, sum));
}

function binsOf(sorted: Float64Array, quantity: PositiveQuantity): QuantityFit["bins"] {
  const end = sorted[Math.floor(0.99 * (sorted.length - 1))] as number;
  const width = end / BINS;
  return Array.from({ length: BINS }, (_, index) => {
    const [from, to] = [index * width, (index + 1) * width];
    const within = sorted.filter((value) => value > from && value <= to).length;
    return {
      from,
      to,
      observed: within / sorted.length,
      fitted: distributionOf(quantity, to) - distributionOf(quantity, from),
    };
  });
}
