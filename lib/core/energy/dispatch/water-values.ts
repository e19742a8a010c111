import type { HourOffers } from "./hour-offers";

/** Below this an amount of energy is nothing [kWh]. */
const NOTHING = 1e-9;
/** Worth of what is not there. */
const NONE = Number.NEGATIVE_INFINITY;

/**
 * Water values: what one more kWh in the cells is worth, by level of charge. The value of stored energy is concave, and so is what an
 * hour makes of it; so the value an hour earlier is their sup-convolution: both lists of slopes merged in falling order, begun after
 * all that the hour can charge. Exact on the grid of levels, but for hours in which charging is cheaper than what a discharge earns
 * at once (they count as if both went on side by side).
 *
 * @param next water values after the hour, falling, at equal cells of `cellKwh`, from `nextAt`
 * @param into gets weight x the water values before the hour added to it, from `intoAt`
 * @see Bellman; for storage with concave values e.g. Löhndorf & Minner, OR Spectrum 32 (2010) 375
 */
export function addEarlierValues(
  offers: HourOffers,
  next: Float64Array,
  nextAt: number,
  cells: number,
  cellKwh: number,
  weight: number,
  into: Float64Array,
  intoAt: number,
): void {
  const { slope, cellKwh: amount, count } = offers;
  const perKwh = weight / cellKwh;
  let cell = 0;
  let held = next[nextAt] as number;
  let cellLeft = cellKwh;
  let offer = 0;
  let best = count > 0 ? (slope[0] as number) : NONE;
  let offerLeft = count > 0 ? (amount[0] as number) : 0;
  let need = offers.chargeable;
  let sum = 0;
  // The first round passes over what the hour can charge; each later one fills a cell.
  for (let filled = -1; filled < cells; filled += 1) {
    if (filled < 0) {
      // What charging passes over is worth nothing yet.
      while (held > best && need > cellKwh + NOTHING) {
        need -= cellKwh;
        cell += 1;
        held = cell < cells ? (next[nextAt + cell] as number) : NONE;
      }
    } else if (best >= held) {
      // A large offer fills whole cells.
      const filling = perKwh * (cellKwh * best);
      for (; filled < cells && offerLeft > cellKwh + NOTHING; filled += 1) {
        into[intoAt + filled] = (into[intoAt + filled] as number) + filling;
        offerLeft -= cellKwh;
      }
    } else {
      // Between two offers each cell is filled from two that lie next to each other: one's rest, the next one's beginning.
      let rest = cellKwh - cellLeft;
      let target = intoAt + filled;
      const end = intoAt + Math.min(cells, filled + cells - 1 - cell);
      const first = target;
      while (target < end && (rest > NOTHING || rest === 0)) {
        const following = next[nextAt + cell + 1] as number;
        if (held <= best || following <= best) break;
        into[target] = (into[target] as number) + perKwh * (cellLeft * held + rest * following);
        held = following;
        cell += 1;
        // From the second cell on both stay as they are, to the last bit.
        if (target === first) {
          cellLeft = cellKwh - rest;
          rest = cellKwh - cellLeft;
        }
        target += 1;
      }
      filled = target - intoAt;
    }
    if (filled === cells) return;
    while (need > NOTHING) {
      if (best >= held) {
        if (best === NONE) break;
        const taken = Math.min(offerLeft, need);
        sum += taken * best;
        need -= taken;
        offerLeft -= taken;
        if (offerLeft <= NOTHING) {
          offer += 1;
          best = offer < count ? (slope[offer] as number) : NONE;
          offerLeft = offer < count ? (amount[offer] as number) : 0;
        }
      } else {
        const taken = Math.min(cellLeft, need);
        sum += taken * held;
        need -= taken;
        cellLeft -= taken;
        if (cellLeft <= NOTHING) {
          cell += 1;
          held = cell < cells ? (next[nextAt + cell] as number) : NONE;
          cellLeft = cellKwh;
        }
      }
    }
    if (filled >= 0) into[intoAt + filled] = (into[intoAt + filled] as number) + perKwh * sum;
    need = cellKwh;
    sum = 0;
  }
}
