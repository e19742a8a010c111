/**
 * Largest whole amount from 0 to below `tooMuch` that fits, where every smaller one fits too; 0 is taken to fit. Searched from
 * `near` outwards in doubling steps and then between the last two, so that a good guess needs a few trials only.
 */
export function largestAmount(fits: (amount: bigint) => boolean, tooMuch: bigint, near: bigint): bigint {
  let most = tooMuch;
  let least = 0n;
  let next = near < 1n ? 1n : near;
  for (let step = 1n; least < next && next < most; step *= 2n) {
    if (fits(next)) {
      least = next;
      next += step;
    } else {
      most = next;
      next -= step;
    }
  }
  while (most - least > 1n) {
    const middle = (least + most) / 2n;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}
