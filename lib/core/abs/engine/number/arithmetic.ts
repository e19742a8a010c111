/** An amount of the engine [minor], a whole number >= 0 below 2^53. */
export type Amount = number;
export type Amounts = Float64Array;

export const ZERO: Amount = 0;

export function amountOf(minor: bigint): Amount {
  return Number(minor);
}

export function amountsOf(minors: readonly bigint[]): Amounts {
  return Float64Array.from(minors, Number);
}

export function zeros(length: number): Amounts {
  return new Float64Array(length);
}

/**
 * floor(x * y / denominator) of whole numbers: x = whole x denominator + rest, so that every product stays small. Exact
 * while denominator x y and the result are below 2^53, which any rate is; else at most one unit off.
 */
export function mulDivDown(x: Amount, y: Amount, denominator: Amount): Amount {
  const whole = Math.floor(x / denominator);
  return whole * y + Math.floor(((x - whole * denominator) * y) / denominator);
}

/** ceil(x * y / denominator), as exact as `mulDivDown`. */
export function mulDivUp(x: Amount, y: Amount, denominator: Amount): Amount {
  const whole = Math.floor(x / denominator);
  return whole * y + Math.ceil(((x - whole * denominator) * y) / denominator);
}

export function least(a: Amount, b: Amount): Amount {
  return a < b ? a : b;
}

/** a - b, at least 0. */
export function excess(a: Amount, b: Amount): Amount {
  return a > b ? a - b : ZERO;
}
