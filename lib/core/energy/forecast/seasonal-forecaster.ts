import {
  FORECAST_LEVELS,
  type Forecast,
  type Forecaster,
  type ForecastModel,
  HIGH,
  LOW,
  MEDIAN,
  newQuantiles,
} from "./forecaster";
import { HOURS_PER_DAY, type KINDS_OF_DAY } from "./hour-slots";

/**
 * What comes is like the last days of its kind at the same hour of the clock: quantiles are those of the last `days` values (nearest
 * rank). Follows the seasons within weeks and knows how far they scatter.
 */
export class SeasonalForecaster implements Forecaster {
  readonly model: ForecastModel;
  private readonly kinds: 1 | typeof KINDS_OF_DAY;
  private readonly days: number;
  /** Last values of each slot in the order of time (a ring), and the same sorted. */
  private readonly ring: Float64Array;
  private readonly sorted: Float64Array;
  private readonly seen: Uint32Array;
  /** Ranks of the levels among 0, 1, ... `days` values. */
  private readonly ranks: Uint8Array;

  /**
   * @param kindsOfDay 3 tells working day, Saturday and Sunday apart (loads); 1 does not (PV)
   * @param days how many of them count
   */
  constructor(kindsOfDay: 1 | typeof KINDS_OF_DAY, days: number, from?: SeasonalForecaster) {
    this.kinds = kindsOfDay;
    this.days = days;
    this.model = { name: "seasonal", version: 1, parameters: { kindsOfDay, days } };
    this.ring = from ? from.ring.slice() : new Float64Array(kindsOfDay * HOURS_PER_DAY * days);
    this.sorted = from ? from.sorted.slice() : new Float64Array(kindsOfDay * HOURS_PER_DAY * days);
    this.seen = from ? from.seen.slice() : new Uint32Array(kindsOfDay * HOURS_PER_DAY);
    this.ranks = from ? from.ranks : ranksAmong(days);
  }

  copy(): SeasonalForecaster {
    return new SeasonalForecaster(this.kinds, this.days, this);
  }

  observe(value: number, slot: number): void {
    const own = this.kinds === 1 ? slot % HOURS_PER_DAY : slot;
    const start = own * this.days;
    const seen = this.seen[own] as number;
    const place = start + (seen % this.days);
    let at = start + Math.min(seen, this.days);
    if (seen >= this.days) {
      // The oldest leaves: the sorted list closes its gap as far as the new value's place.
      const oldest = this.ring[place] as number;
      const last = start + this.days - 1;
      at = start;
      while (this.sorted[at] !== oldest) at += 1;
      for (; at < last && (this.sorted[at + 1] as number) < value; at += 1) {
        this.sorted[at] = this.sorted[at + 1] as number;
      }
    }
    while (at > start && (this.sorted[at - 1] as number) > value) {
      this.sorted[at] = this.sorted[at - 1] as number;
      at -= 1;
    }
    this.sorted[at] = value;
    this.ring[place] = value;
    this.seen[own] = seen + 1;
  }

  issue(
    issuedAtHour: number,
    fromHour: number,
    slots: Uint8Array,
    quantiles: readonly Float64Array[] = newQuantiles(slots.length),
  ): Forecast {
    const { days, seen, sorted, ranks } = this;
    const [low, median, high] = quantiles as [Float64Array, Float64Array, Float64Array];
    for (let index = 0; index < slots.length; index += 1) {
      const own = this.slotWithValues(slots[index] as number);
      const place = own * days;
      // Where nothing has been seen yet, zeros are sorted there.
      const rank = FORECAST_LEVELS.length * Math.min(days, seen[own] as number);
      low[index] = sorted[place + (ranks[rank + LOW] as number)] as number;
      median[index] = sorted[place + (ranks[rank + MEDIAN] as number)] as number;
      high[index] = sorted[place + (ranks[rank + HIGH] as number)] as number;
    }
    return { model: this.model, issuedAtHour, fromHour, levels: FORECAST_LEVELS, quantiles };
  }

  /** Where a kind of day has not been yet, the same hour of another kind stands in. */
  private slotWithValues(slot: number): number {
    const hour = slot % HOURS_PER_DAY;
    if (this.kinds === 1) return hour;
    if ((this.seen[slot] as number) > 0) return slot;
    for (let candidate = hour; candidate < this.seen.length; candidate += HOURS_PER_DAY) {
      if ((this.seen[candidate] as number) > 0) return candidate;
    }
    return slot;
  }
}

function ranksAmong(days: number): Uint8Array {
  const counts = Array.from({ length: days + 1 }, (_, count) => count);
  return Uint8Array.from(counts.flatMap((count) => FORECAST_LEVELS.map((level) => Math.floor(level * count))));
}
