import { gammaDistribution, gammaQuantile, logGamma, polygamma } from "./gamma-distribution";

test("gamma function and its derivatives at known places", () => {
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  // Abramowitz & Stegun 6.3.2 and 6.4.2: -Euler's constant and pi^2 / 6.
  expect(polygamma(1).digamma).toBeCloseTo(-0.577215664901533, 8);
  expect(polygamma(1).trigamma).toBeCloseTo(Math.PI ** 2 / 6, 7);
});

test("the distribution is that of sums of exponentials, its quantile undoes it", () => {
  for (const x of [0.1, 1, 5, 20]) {
    expect(gammaDistribution(1, x)).toBeCloseTo(1 - Math.exp(-x), 12);
    expect(gammaDistribution(2, x)).toBeCloseTo(1 - (1 + x) * Math.exp(-x), 12);
  }
  for (const p of [0.025, 0.5, 0.975]) expect(gammaDistribution(3.7, gammaQuantile(3.7, p))).toBeCloseTo(p, 9);
});
