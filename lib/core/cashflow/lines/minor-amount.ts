/** Minor units of an amount in major units, to the nearest, ties away from zero. */
export function toMinor(amount: number, scale: number): bigint {
  const size = BigInt(Math.floor(Math.abs(amount) * 10 ** scale + 0.5));
  return amount < 0 ? -size : size;
}

/** An amount in major units, for figures that do not move money. */
export function toMajor(minor: bigint | string, scale: number): number {
  return Number(minor) / 10 ** scale;
}
