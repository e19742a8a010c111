import { demoMonths } from "../../deal/demo-deal.fixture";
import { type PoolFactors, poolFactorSteps } from "./pool-factors";
import { outlookYears, type RiskOutlook, type StationOutlook } from "./station-outlook";

const years = outlookYears(demoMonths);
const station = (stationId: string, risk: RiskOutlook | null = null): StationOutlook => ({
  ...{ stationId, stationName: stationId, shareBps: 10_000, from: "2026-11", years, risk },
});
const drawn = (stations: readonly StationOutlook[], paths = 2_000): PoolFactors => {
  const steps = poolFactorSteps(stations, { seed: 7, paths, from: "2026-11", years: 12 }, 500);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const ofYear = ({ paths, years: count, factors }: PoolFactors, year: number) =>
  Array.from({ length: paths }, (_, path) => factors[path * count + year] ?? Number.NaN);
const ofLife = ({ paths, years: count, factors }: PoolFactors) =>
  Array.from({ length: paths }, (_, path) => mean([...factors.slice(path * count, (path + 1) * count)]));
/** CFADS of every year scatters by a tenth to both sides of what the description says. */
const runOf = (lifeDeviation: number, sharedCorrelation = 0.5): RiskOutlook => {
  const at = (level: number) => years.map(({ cfadsMinor }) => cfadsMinor * (1 + level * 0.1 * 1.2815515655));
  return {
    ...{ riskRunId: "rsk_1", paths: 1_000, seed: 1, sharedCorrelation },
    cfads: { p10: at(1), p50: at(0), p90: at(-1) },
    lifeDeviation: lifeDeviation * mean(years.map(({ cfadsMinor }) => cfadsMinor)),
  };
};
const revenueOf = (year: number) =>
  Object.values(years[year]?.revenueMinor ?? {}).reduce((sum, minor) => sum + minor, 0);

test("whole years add up their months", () => {
  expect(years).toHaveLength(12);
  const first = demoMonths.slice(0, 12).reduce((sum, { cfads }) => sum + Number(cfads), 0);
  expect(years[0]?.cfadsMinor).toBe(first);
});

test("a run's scatter of a year and of the life comes back", () => {
  const factors = drawn([station("a", runOf(0.06))]);
  const year = ofYear(factors, 3).map((factor) => ((factor - 1) * revenueOf(3)) / (years[3]?.cfadsMinor ?? 1));
  expect(mean(year)).toBeCloseTo(0, 1);
  expect(deviation(year)).toBeCloseTo(0.1, 2);
  const share = mean(years.map(({ cfadsMinor }, at) => cfadsMinor / revenueOf(at)));
  expect(deviation(ofLife(factors)) / share).toBeCloseTo(0.06, 2);
});

test("stations scatter less together than alone, and as one where they share everything", () => {
  const alone = deviation(ofYear(drawn([station("a", runOf(0.06, 0.2))]), 0));
  const spread = deviation(ofYear(drawn([station("a", runOf(0.06, 0.2)), station("b", runOf(0.06, 0.2))]), 0));
  // Variance of the mean of two that are correlated by c is (1 + c) / 2 of one's own.
  expect(spread / alone).toBeCloseTo(Math.sqrt(0.6), 1);
  const one = deviation(ofYear(drawn([station("a", runOf(0.06, 1)), station("b", runOf(0.06, 1))]), 0));
  expect(one / alone).toBeCloseTo(1, 1);
});

test("without a run the spreads that every run begins with are drawn: about median 1, the same from the same seed", () => {
  const factors = drawn([station("a")], 400);
  expect(drawn([station("a")], 400).factors).toEqual(factors.factors);
  const sorted = ofYear(factors, 0).sort((a, b) => a - b);
  expect(sorted[200]).toBeCloseTo(1, 1);
  // Four fifths of the revenue is charging: level 0.2, price 0.08 and the year's 0.05 together scatter by about 0.22.
  expect(deviation(sorted)).toBeGreaterThan(0.12);
  expect(deviation(sorted)).toBeLessThan(0.3);
  expect(drawn([station("b")], 400).factors).not.toEqual(factors.factors);
});
