export type Domain = readonly [number, number];

/** Maps a value of the domain onto the range, linearly; a domain without width maps to the middle. */
export function linearScale(domain: Domain, range: Domain): (value: number) => number {
  const [low, high] = domain;
  const [start, end] = range;
  if (high === low) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/**
 * About `count` round values (1, 2, 2.5 or 5 times a power of ten apart) that enclose the values given. Zero is one of
 * them whenever they span it.
 */
export function niceTicks(low: number, high: number, count = 5): readonly number[] {
  const width = high - low;
  if (!Number.isFinite(width) || width <= 0)
    return niceTicks(Math.min(low, 0), Math.max(high, low === 0 ? 1 : 0), count);
  const rough = width / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999) ?? rough;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Multiples of the step rather than sums, so that 0.1 + 0.2 does not show.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Decimals that tell the ticks apart: 0 for 0, 50, 100; 1 for 0, 0.5, 1. */
export function tickDecimals(ticks: readonly number[]): number {
  const decimals = ticks.map((tick) => (String(tick).split(".")[1] ?? "").length);
  return Math.min(4, Math.max(0, ...decimals));
}
