/** floor(x * y / denominator) for any signs; rounding goes towards negative infinity. @throws RangeError on denominator <= 0 */
export function mulDivDown(x: bigint, y: bigint, denominator: bigint): bigint {
  assertPositive(denominator);
  const product = x * y;
  const quotient = product / denominator;
  return product % denominator < 0n ? quotient - 1n : quotient;
}

/** ceil(x * y / denominator) for any signs. @throws RangeError on denominator <= 0 */
export function mulDivUp(x: bigint, y: bigint, denominator: bigint): bigint {
  return -mulDivDown(-x, y, denominator);
}

/** x * y / denominator to the nearest, ties away from zero (ISO 80000-1 rule B). @throws RangeError on denominator <= 0 */
export function mulDivHalfUp(x: bigint, y: bigint, denominator: bigint): bigint {
  assertPositive(denominator);
  const product = x * y;
  return product < 0n
    ? -((-product * 2n + denominator) / (denominator * 2n))
    : (product * 2n + denominator) / (denominator * 2n);
}

/**
 * Splits `total` by `weights` so that the parts add up again: floors, then one unit each to the largest remainders,
 * ties to the lower index (Hamilton's method). All weights zero puts nothing anywhere and is an error unless the total
 * is zero.
 * @param total minor units, >= 0
 * @param weights >= 0, any scale
 * @throws RangeError on a negative total or weight, or a positive total with no weight
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n || weights.some((weight) => weight < 0n)) throw new RangeError("allocate: negative total or weight");
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n) {
    if (total !== 0n) throw new RangeError("allocate: no weight to carry a positive total");
    return weights.map(() => 0n);
  }
  const parts = weights.map((weight) => (total * weight) / weightSum);
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % weightSum }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = total - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] as bigint) + 1n;
    left -= 1n;
  }
  return parts;
}

function assertPositive(denominator: bigint): void {
  if (denominator <= 0n) throw new RangeError("the denominator must be positive");
}
