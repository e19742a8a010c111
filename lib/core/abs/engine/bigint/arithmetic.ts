/** An amount of the engine [minor], >= 0. */
export type Amount = bigint;
export type Amounts = bigint[];

export const ZERO: Amount = 0n;

export function amountOf(minor: bigint): Amount {
  return minor;
}

export function amountsOf(minors: readonly bigint[]): Amounts {
  return [...minors];
}

export function zeros(length: number): Amounts {
  return new Array<bigint>(length).fill(ZERO);
}

/** floor(x * y / denominator) of amounts >= 0 and a denominator > 0. */
export function mulDivDown(x: Amount, y: Amount, denominator: Amount): Amount {
  return (x * y) / denominator;
}

/** ceil(x * y / denominator) of amounts >= 0 and a denominator > 0. */
export function mulDivUp(x: Amount, y: Amount, denominator: Amount): Amount {
  return (x * y + denominator - 1n) / denominator;
}

export function least(a: Amount, b: Amount): Amount {
  return a < b ? a : b;
}

/** a - b, at least 0. */
export function excess(a: Amount, b: Amount): Amount {
  return a > b ? a - b : ZERO;
}
