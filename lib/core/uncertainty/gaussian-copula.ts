import { RandomStream } from "../energy/random/random-stream";
import { HeliographError } from "../errors/heliograph-error";
import { type FactorSpread, RISK_FACTORS, type RiskFactor, type UncertaintyPlan } from "./uncertainty-plan";

/** Standard normal variates of one path by factor and year of operation (index 0 = the first). */
export type FactorVariates = Readonly<Record<RiskFactor, Float64Array>>;

/**
 * One-factor Gaussian copula: what stations share, and what is a station's own, in one standard normal variate. Two stations that
 * see the same shared variate are correlated by `correlation`.
 * @see D. X. Li, Journal of Fixed Income 9 (2000) 43; O. Vasicek, Risk (December 2002) 160
 */
export function sharedVariate(shared: number, own: number, correlation: number): number {
  return Math.sqrt(correlation) * shared + Math.sqrt(1 - correlation) * own;
}

/**
 * Draws the variates of a path. Every station of a pool that is given the same seed and path sees the same shared part, so that
 * stations may be simulated apart and added up path by path.
 * @param station names the station's own part
 * @throws HeliographError UNCERTAINTY_CORRELATION_INVALID
 */
export function drawVariates(
  plan: UncertaintyPlan,
  draw: { readonly seed: number; readonly path: number; readonly station: string; readonly years: number },
): FactorVariates {
  const { seed, path, station, years } = draw;
  const shared = factorProcesses(plan, new RandomStream(seed, `risk/shared/${path}`), years);
  const own = factorProcesses(plan, new RandomStream(seed, `risk/own/${station}/${path}`), years);
  const variates = RISK_FACTORS.map((factor, index) => {
    const { sharedCorrelation } = spreadOf(plan, factor);
    const [common, single] = [shared[index] as Float64Array, own[index] as Float64Array];
    return [
      factor,
      common.map((value, year) => sharedVariate(value, single[year] as number, sharedCorrelation)),
    ] as const;
  });
  return Object.fromEntries(variates) as Record<RiskFactor, Float64Array>;
}

export function spreadOf(plan: UncertaintyPlan, factor: RiskFactor): FactorSpread {
  return plan.factors[factor];
}

/** Standard deviation of the mean over some years of a unit AR(1) process: 1 where it persists, 1/sqrt(n) where it does not. */
export function deviationOfMean(persistence: number, years: number): number {
  let variance = years;
  for (let lag = 1; lag < years; lag += 1) variance += 2 * (years - lag) * persistence ** lag;
  return Math.sqrt(variance) / years;
}

/** Unit AR(1) processes by factor, correlated within each year by the plan's correlations. */
function factorProcesses(plan: UncertaintyPlan, random: RandomStream, years: number): Float64Array[] {
  const independent = RISK_FACTORS.map((factor) => {
    const { persistence } = spreadOf(plan, factor);
    const innovation = Math.sqrt(1 - persistence ** 2);
    const process = new Float64Array(years);
    let state = random.normal();
    for (let year = 0; year < years; year += 1) {
      if (year > 0 && innovation > 0) state = persistence * state + innovation * random.normal();
      process[year] = state;
    }
    return process;
  });
  const root = correlationRoot(plan);
  return root.map((row) => {
    const mixed = new Float64Array(years);
    for (const [index, weight] of row.entries()) {
      if (weight === 0) continue;
      const process = independent[index] as Float64Array;
      for (let year = 0; year < years; year += 1) {
        mixed[year] = (mixed[year] as number) + weight * (process[year] as number);
      }
    }
    return mixed;
  });
}

/** Lower Cholesky root of the factors' correlation matrix. @throws HeliographError UNCERTAINTY_CORRELATION_INVALID */
function correlationRoot(plan: UncertaintyPlan): number[][] {
  const size = RISK_FACTORS.length;
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)),
  );
  for (const { between, correlation } of plan.correlations) {
    const [a, b] = between.map((factor) => RISK_FACTORS.indexOf(factor)) as [number, number];
    (matrix[a] as number[])[b] = correlation;
    (matrix[b] as number[])[a] = correlation;
  }
  const root = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < size; row += 1) {
    const here = root[row] as number[];
    for (let column = 0; column <= row; column += 1) {
      const other = root[column] as number[];
      let rest = (matrix[row] as number[])[column] as number;
      for (let k = 0; k < column; k += 1) rest -= (here[k] as number) * (other[k] as number);
      if (row !== column) {
        here[column] = rest / (other[column] as number);
      } else if (rest > 1e-12) {
        here[row] = Math.sqrt(rest);
      } else {
        throw new HeliographError({
          code: "UNCERTAINTY_CORRELATION_INVALID",
          message: "The correlations between factors contradict each other: their matrix is not positive definite.",
          remedy: "Bring the strongest correlations nearer to 0.",
        });
      }
    }
  }
  return root;
}
