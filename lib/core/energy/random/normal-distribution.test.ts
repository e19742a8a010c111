import { normalDistribution, normalQuantile } from "./normal-distribution";

test("quantiles of the standard normal, in the centre, the flanks and the tails", () => {
  // Values of AS 241's own check and of Python's statistics.NormalDist.
  const known = [
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.26234008979841],
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.999999, 4.753424308822899],
  ] as const;
  for (const [probability, value] of known) expect(normalQuantile(probability)).toBeCloseTo(value, 9);
});

test("the quantile undoes the distribution", () => {
  for (let x = -5; x <= 5; x += 0.25)
    expect(normalDistribution(normalQuantile(normalDistribution(x)))).toBeCloseTo(normalDistribution(x), 6);
});
