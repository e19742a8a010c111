import * as z from "zod";

const Figure = z.number();

/** How a quantity is distributed over the paths: Pxx is the value exceeded with xx % probability. */
export const Exceedance = z.strictObject({
  mean: Figure,
  standardDeviation: Figure,
  p50: Figure,
  p75: Figure,
  p90: Figure,
  p95: Figure,
  p99: Figure,
});
export type Exceedance = z.infer<typeof Exceedance>;

export function exceedance(values: Float64Array): Exceedance {
  const sorted = values.slice().sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, sorted.length - 1);
  const exceededWith = (percent: number) => quantile(sorted, 1 - percent / 100);
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    p50: exceededWith(50),
    p75: exceededWith(75),
    p90: exceededWith(90),
    p95: exceededWith(95),
    p99: exceededWith(99),
  };
}

/** Quantile of sorted values, linear between them: type 7 of Hyndman & Fan, American Statistician 50 (1996) 361. */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = (sorted.length - 1) * probability;
  const low = Math.floor(place);
  const [below, above] = [sorted[low] as number, sorted[Math.min(sorted.length - 1, low + 1)] as number];
  return below + (place - low) * (above - below);
}

/**
 * Standard error of a quantile, free of any distribution: half the distance between the values one binomial standard deviation
 * below and above its rank (David & Nagaraja, Order Statistics, section 7.1).
 */
export function quantileError(sorted: Float64Array, probability: number): number {
  const spread = Math.sqrt((probability * (1 - probability)) / sorted.length);
  const at = (share: number) => quantile(sorted, Math.min(1, Math.max(0, share)));
  return (at(probability + spread) - at(probability - spread)) / 2;
}
