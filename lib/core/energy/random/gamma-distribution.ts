const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function, x > 0: Lanczos' approximation with g = 7, relative error about 1e-15. */
export function logGamma(x: number): number {
  const t = x + 6.5;
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => (index === 0 ? coefficient : total + coefficient / (x - 1 + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised lower incomplete gamma function P(a, x): its series below a + 1, Lentz's continued fraction above. */
export function gammaDistribution(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-16; n += 1) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1000; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b || 1e-300);
    c = b + a / c || 1e-300;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/** Quantile of the gamma distribution with scale 1, by bisection. */
export function gammaQuantile(shape: number, probability: number): number {
  let [low, high] = [0, Math.max(1, shape)];
  while (gammaDistribution(shape, high) < probability) high *= 2;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (gammaDistribution(shape, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Derivative of `logGamma` and its derivative: recurrence up to 6, then the asymptotic series (Abramowitz & Stegun 6.3.18, 6.4.12). */
export function polygamma(x: number): { readonly digamma: number; readonly trigamma: number } {
  let at = x;
  let [digamma, trigamma] = [0, 0];
  for (; at < 6; at += 1) {
    digamma -= 1 / at;
    trigamma += 1 / (at * at);
  }
  const inverse = 1 / (at * at);
  digamma += Math.log(at) - 0.5 / at - inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse / 240)));
  trigamma += 1 / at + inverse / 2 + (inverse / at) * (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse / 30)));
  return { digamma, trigamma };
}
