import type { HourOffers } from "./hour-offers";

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
  let cellLeft = cellKwh;
  let offer = 0;
  let offerLeft = count > 0 ? (amount[0] as number) : 0;
  let need = offers.chargeable;
  let sum = 0;
  // The first round passes over what the hour can charge; each later one fills a cell.
  for (let filled = -1; filled < cells; filled += 1) {
    while (need > 1e-9) {
      const held = cell < cells ? (next[nextAt + cell] as number) : Number.NEGATIVE_INFINITY;
      if (offer < count && (slope[offer] as number) >= held) {
        const taken = Math.min(offerLeft, need);
        sum += taken * (slope[offer] as number);
        need -= taken;
        offerLeft -= taken;
        if (offerLeft <= 1e-9) {
          offer += 1;
          offerLeft = offer < count ? (amount[offer] as number) : 0;
        }
      } else if (cell < cells) {
        const taken = Math.min(cellLeft, need);
        sum += taken * held;
        need -= taken;
        cellLeft -= taken;
        if (cellLeft <= 1e-9) {
          cell += 1;
          cellLeft = cellKwh;
        }
      } else break;
    }
    if (filled >= 0) into[intoAt + filled] = (into[intoAt + filled] as number) + perKwh * sum;
    need = cellKwh;
    sum = 0;
  }
}
