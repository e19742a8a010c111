import { describeWithReferenceData, hasReferenceData, referenceJson } from "../../../test/reference-data";
import { normalDistribution, normalQuantile } from "../energy/random/normal-distribution";
import { RandomStream } from "../energy/random/random-stream";
import { deviationOfMean, drawVariates, sharedVariate } from "./gaussian-copula";
import { DEFAULT_UNCERTAINTY, RISK_FACTORS, type UncertaintyPlan } from "./uncertainty-plan";

type Tranche = { attach: number; detach: number; el: number; probHit?: number };
type Reference = {
  vasicekQuantiles: { pd: number; rho: number; q: number; lossRate: number }[];
  largePoolTrancheEL: ({ pd: number; rho: number; lgd: number } & Tranche)[];
  finitePoolTrancheEL: {
    n: number;
    pd: number;
    rho: number;
    lgd: number;
    pZeroDefaults: number;
    meanLoss: number;
    tranches: Tranche[];
  }[];
  jointDefault: { pd: number; rho: number; jointPD: number }[];
};

const DRAWS = 20_000;

/** Default rate given the shared variate, from the copula's own mixing: the own part at which `sharedVariate` is the threshold. */
function conditionalRate(threshold: number, rho: number, shared: number): number {
  const [at, slope] = [sharedVariate(shared, 0, rho), sharedVariate(0, 1, rho)];
  return normalDistribution((threshold - at) / slope);
}

function trancheLoss(loss: number, { attach, detach }: Tranche): number {
  return Math.min(Math.max(loss - attach, 0), detach - attach) / (detach - attach);
}

/** Expectation over the shared variate by the midpoint rule. */
function overShared(value: (shared: number) => number): number {
  const step = 0.002;
  let sum = 0;
  for (let at = -9 + step / 2; at < 9; at += step) sum += Math.exp((-at * at) / 2) * value(at);
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

describeWithReferenceData("one-factor Gaussian copula", () => {
  const reference = hasReferenceData ? referenceJson<Reference>("finance/gaussian-copula.json") : ({} as Reference);

  test("loss quantiles of a large pool (Vasicek)", () => {
    for (const { pd, rho, q, lossRate } of reference.vasicekQuantiles) {
      expect(conditionalRate(normalQuantile(pd), rho, normalQuantile(1 - q))).toBeCloseTo(lossRate, 6);
    }
    expect(reference.vasicekQuantiles.length).toBeGreaterThan(15);
  });

  test("expected tranche losses of a large pool", () => {
    for (const { pd, rho, lgd, el, ...tranche } of reference.largePoolTrancheEL) {
      const threshold = normalQuantile(pd);
      const expected = overShared((shared) =>
        trancheLoss(lgd * conditionalRate(threshold, rho, shared), { ...tranche, el }),
      );
      expect(Math.abs(expected - el)).toBeLessThan(1e-6);
    }
  });

  test("two stations fail together", () => {
    for (const { pd, rho, jointPD } of reference.jointDefault) {
      const threshold = normalQuantile(pd);
      const both = overShared((shared) => conditionalRate(threshold, rho, shared) ** 2);
      expect(Math.abs(both - jointPD)).toBeLessThan(1e-6);
    }
  });

  test("expected tranche losses of finite pools, by drawing: within four standard errors", () => {
    for (const pool of reference.finitePoolTrancheEL) {
      const random = new RandomStream(3, `copula/${pool.n}`);
      const threshold = normalQuantile(pool.pd);
      const losses = Float64Array.from({ length: DRAWS }, () => {
        const shared = random.normal();
        let defaults = 0;
        for (let i = 0; i < pool.n; i += 1)
          if (sharedVariate(shared, random.normal(), pool.rho) < threshold) defaults += 1;
        return (pool.lgd * defaults) / pool.n;
      });
      const within = (values: Float64Array, expected: number) => {
        const mean = values.reduce((a, b) => a + b, 0) / DRAWS;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
        expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / DRAWS) + 2e-5);
      };
      within(losses, pool.meanLoss);
      within(
        losses.map((loss) => (loss === 0 ? 1 : 0)),
        pool.pZeroDefaults,
      );
      for (const tranche of pool.tranches)
        within(
          losses.map((loss) => trancheLoss(loss, tranche)),
          tranche.el,
        );
    }
  });
});

const plan: UncertaintyPlan = {
  factors: Object.fromEntries(
    RISK_FACTORS.map((factor) => [factor, { deviation: 0.1, persistence: 0.5, sharedCorrelation: 0.6 }]),
  ) as UncertaintyPlan["factors"],
  correlations: [{ between: ["energy-price", "charging-price"], correlation: 0.4 }],
};

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  const moment = (f: (x: number, y: number) => number) => pairs.reduce((sum, [x, y]) => sum + f(x - a, y - b), 0);
  return moment((x, y) => x * y) / Math.sqrt(moment((x) => x * x) * moment((_, y) => y * y));
}

test("stations, years and factors are correlated as the plan says", () => {
  const draw = (station: string, path: number) => drawVariates(plan, { seed: 11, path, station, years: 3 });
  const paths = Array.from({ length: 3000 }, (_, path) => [draw("a", path), draw("b", path)] as const);
  const at = (values: Float64Array, year: number) => values[year] as number;
  const close = (actual: number, expected: number) => expect(Math.abs(actual - expected)).toBeLessThan(0.06);
  close(correlation(paths.map(([a, b]) => [at(a.weather, 1), at(b.weather, 1)])), 0.6);
  close(correlation(paths.map(([a]) => [at(a.weather, 0), at(a.weather, 1)])), 0.5);
  close(correlation(paths.map(([a]) => [at(a["energy-price"], 2), at(a["charging-price"], 2)])), 0.4);
  close(correlation(paths.map(([a]) => [at(a.weather, 2), at(a["demand-level"], 2)])), 0);
  expect(drawVariates(plan, { seed: 11, path: 3, station: "a", years: 3 })).toEqual(paths[3]?.[0]);
});

test("the mean over years scatters less the less a factor persists", () => {
  expect(deviationOfMean(1, 25)).toBeCloseTo(1, 12);
  expect(deviationOfMean(0, 25)).toBeCloseTo(0.2, 12);
});

test("correlations that contradict each other are refused", () => {
  const pairs = [
    ["resource", "weather"],
    ["weather", "availability"],
    ["resource", "availability"],
  ] as const;
  const correlations = pairs.map(([a, b], index) => ({
    between: [a, b] as [typeof a, typeof b],
    correlation: index < 2 ? 0.9 : -0.9,
  }));
  expect(() =>
    drawVariates({ ...DEFAULT_UNCERTAINTY, correlations }, { seed: 1, path: 0, station: "a", years: 1 }),
  ).toThrow(expect.objectContaining({ code: "UNCERTAINTY_CORRELATION_INVALID" }));
});
