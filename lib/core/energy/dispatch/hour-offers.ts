import type { DispatchInputs } from "./dispatch-inputs";

/** Import levels [kW] in rising order, and what a kWh of import above each costs in demand charge, on top of the price. */
export type PeakLadder = { readonly levels: Float64Array; readonly costs: Float64Array; count: number };

/** What an offer does with energy. */
export const OFFER = { fromPv: 0, fromGrid: 1, toOwnLoad: 2, toHost: 3, toGrid: 4 } as const;
export type OfferKind = (typeof OFFER)[keyof typeof OFFER];

const CAPACITY = 32;

/**
 * What an hour offers the storage: amounts of energy to charge, each at a marginal cost, and loads or sales to discharge for, each
 * at a marginal value. Kept in one list sorted by `slope`, the money per kWh in the cells, falling: first the dearest charge and the
 * best discharge. Amounts are in the cells too, cut to the powers of the storage.
 */
export class HourOffers {
  readonly slope = new Float64Array(CAPACITY);
  readonly cellKwh = new Float64Array(CAPACITY);
  readonly kind = new Uint8Array(CAPACITY);
  count = 0;
  /** Sum of what can be charged [kWh in the cells]. */
  chargeable = 0;

  private readonly inputs: DispatchInputs;
  private readonly hostBeforeOwn: boolean;
  private readonly beforeHost: boolean;
  private readonly beforeOwn: boolean;

  constructor(inputs: DispatchInputs) {
    this.inputs = inputs;
    const place = (claim: (typeof inputs.priority)[number]) => inputs.priority.indexOf(claim);
    const lastOwn = Math.max(place("compute"), place("charging"));
    this.hostBeforeOwn = place("host") < lastOwn;
    this.beforeHost = place("storage") < place("host");
    this.beforeOwn = place("storage") < lastOwn;
  }

  /**
   * @param chargeKw, dischargeKw powers of the storage at the AC terminals
   * @param own load of the station, `host` load, `pv` energy of the hour [kWh], known or forecast
   * @param price of import, `sale` of export [currency/kWh]
   */
  fill(
    chargeKw: number,
    dischargeKw: number,
    own: number,
    host: number,
    pv: number,
    price: number,
    sale: number,
    ladder: PeakLadder,
  ): void {
    const { inputs } = this;
    const { storage } = inputs;
    this.count = 0;
    this.chargeable = 0;
    const pvToHost = this.hostBeforeOwn ? Math.min(pv, host) : Math.min(Math.max(0, pv - own), host);
    const pvToOwn = Math.min(own, pv - pvToHost);
    const ownOpen = own - pvToOwn;
    const surplus = Math.max(0, pv - pvToOwn - pvToHost);
    const exported = sale > 0 ? Math.min(surplus, inputs.exportLimitKw) : 0;
    const limit = inputs.importLimitKw;

    const intoCells = storage.chargeEfficiency;
    if (chargeKw > 0) {
      this.add(OFFER.fromPv, 0, (surplus - exported) * intoCells);
      this.add(OFFER.fromPv, sale / intoCells, exported * intoCells);
      if (this.beforeHost) this.add(OFFER.fromPv, inputs.hostPrice / intoCells, pvToHost * intoCells);
      // Taking PV energy before own loads lets the grid serve them: it costs what the grid does.
      const claim = inputs.gridCharging ? limit : this.beforeOwn ? pvToOwn : 0;
      const kind = inputs.gridCharging ? OFFER.fromGrid : OFFER.fromPv;
      const top = Math.min(limit, ownOpen + Math.min(claim, chargeKw));
      let level = ownOpen;
      for (let step = 0; step <= ladder.count && level < top; step += 1) {
        const next = step < ladder.count ? Math.min(top, ladder.levels[step] as number) : top;
        if (next <= level) continue;
        const extra = step === 0 ? 0 : (ladder.costs[step - 1] as number);
        this.add(kind, (price + extra) / intoCells, (next - level) * intoCells);
        level = next;
      }
      this.cutDearest(chargeKw * intoCells);
    }
    const charges = this.count;

    const outOfCells = 1 / storage.dischargeEfficiency;
    if (dischargeKw > 0) {
      const { wearCost } = inputs;
      let level = ownOpen;
      if (level > limit) {
        const value = Math.max(inputs.shedValue, price + (ladder.costs[ladder.count - 1] ?? 0));
        this.add(OFFER.toOwnLoad, (value - wearCost) / outOfCells, (level - limit) * outOfCells);
        level = limit;
      }
      for (let step = ladder.count; step >= 0 && level > 0; step -= 1) {
        const next = step > 0 ? (ladder.levels[step - 1] as number) : 0;
        if (next >= level) continue;
        const extra = step > 0 ? (ladder.costs[step - 1] as number) : 0;
        this.add(OFFER.toOwnLoad, (price + extra - wearCost) / outOfCells, (level - next) * outOfCells);
        level = next;
      }
      this.add(OFFER.toHost, (inputs.hostPrice - wearCost) / outOfCells, (host - pvToHost) * outOfCells);
      if (inputs.storageExport && sale > 0) {
        // Own loads come first: with some open, what is sold is worth no more than they are.
        const value = ownOpen > 0 ? Math.min(sale, price) : sale;
        this.add(OFFER.toGrid, (value - wearCost) / outOfCells, (inputs.exportLimitKw - exported) * outOfCells);
      }
      this.cutLeast(charges, dischargeKw * outOfCells);
    }
    this.sort(0, charges);
  }

  private add(kind: OfferKind, slope: number, cellKwh: number): void {
    if (cellKwh <= 0) return;
    this.slope[this.count] = slope;
    this.cellKwh[this.count] = cellKwh;
    this.kind[this.count] = kind;
    this.count += 1;
  }

  /** Keeps the cheapest charges up to what the power allows; they come cheapest first, or nearly. */
  private cutDearest(most: number): void {
    this.turn();
    this.sort(0);
    let left = most;
    for (let index = this.count - 1; index >= 0; index -= 1) {
      const kept = Math.min(left, this.cellKwh[index] as number);
      this.cellKwh[index] = kept;
      left -= kept;
      this.chargeable += kept;
    }
  }

  /** Keeps the best discharges up to what the power allows. */
  private cutLeast(from: number, most: number): void {
    this.sort(from);
    let left = most;
    for (let index = from; index < this.count; index += 1) {
      const kept = Math.min(left, this.cellKwh[index] as number);
      this.cellKwh[index] = kept;
      left -= kept;
    }
  }

  /** Turns the list's order round. */
  private turn(): void {
    const { slope, cellKwh, kind } = this;
    for (let low = 0, high = this.count - 1; low < high; low += 1, high -= 1) {
      const [lowSlope, lowKwh, lowKind] = [slope[low] as number, cellKwh[low] as number, kind[low] as number];
      slope[low] = slope[high] as number;
      cellKwh[low] = cellKwh[high] as number;
      kind[low] = kind[high] as number;
      slope[high] = lowSlope;
      cellKwh[high] = lowKwh;
      kind[high] = lowKind;
    }
  }

  /** Insertion sort from an index on, slopes falling: the list is short and nearly sorted, up to `sorted` wholly. */
  private sort(from: number, sorted = from + 1): void {
    const { slope, cellKwh, kind } = this;
    for (let index = sorted; index < this.count; index += 1) {
      const movedSlope = slope[index] as number;
      if (index === from || (slope[index - 1] as number) >= movedSlope) continue;
      const movedKwh = cellKwh[index] as number;
      const movedKind = kind[index] as number;
      let at = index - 1;
      while (at >= from && (slope[at] as number) < movedSlope) {
        slope[at + 1] = slope[at] as number;
        cellKwh[at + 1] = cellKwh[at] as number;
        kind[at + 1] = kind[at] as number;
        at -= 1;
      }
      slope[at + 1] = movedSlope;
      cellKwh[at + 1] = movedKwh;
      kind[at + 1] = movedKind;
    }
  }
}
