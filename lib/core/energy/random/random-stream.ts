/**
 * Seeded random numbers for simulation: sfc32 (Chris Doty-Humphrey's PractRand generators), 128 bits of state. The same
 * seed and label give the same numbers on any machine; different labels give independent streams.
 */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  /** The second variate of a pair; NaN when it is used up. */
  #spareNormal = Number.NaN;

  /** @param seed integer from 0 to 2^32 - 1 @param label what the stream is for, for example `arrivals/ac/2027` */
  constructor(seed: number, label: string) {
    this.#a = seed >>> 0;
    this.#b = fnv1a(label);
    this.#c = fnv1a(`${label}#${seed}`);
    for (let round = 0; round < 15; round += 1) this.#next();
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(): number {
    return ((this.#next() >>> 5) * 67_108_864 + (this.#next() >>> 6)) / 9_007_199_254_740_992;
  }

  /** Standard normal: Marsaglia's polar method. */
  normal(): number {
    const spare = this.#spareNormal;
    if (!Number.isNaN(spare)) {
      this.#spareNormal = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.#spareNormal = y * factor;
        return x * factor;
      }
    }
  }

  /** Log-normal with the given mean and standard deviation of the quantity itself. */
  logNormal(mean: number, standardDeviation: number): number {
    if (standardDeviation === 0) return mean;
    const variance = Math.log1p((standardDeviation / mean) ** 2);
    return mean * Math.exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  /** Poisson count: inversion by chunks of at most 30, so that the exponential does not underflow. */
  poisson(mean: number): number {
    let count = 0;
    for (let left = mean; left > 0; left -= 30) count += this.#smallPoisson(Math.min(left, 30));
    return count;
  }

  #smallPoisson(mean: number): number {
    let count = 0;
    let probability = Math.exp(-mean);
    for (let rest = this.uniform() - probability; rest >= 0 && probability > 0; rest -= probability) {
      count += 1;
      probability *= mean / count;
    }
    return count;
  }

  #next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }
}

/** FNV-1a hash of a text's UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
