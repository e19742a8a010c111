import { type Forecast, type Forecaster, MEDIAN } from "../forecast/forecaster";
import { HOURS_PER_DAY } from "../forecast/hour-slots";
import type { PriceSource } from "./dispatch-inputs";

/** Hour of the day at which tomorrow's prices are published, or decided by without being known; null for a tariff. */
export function announcedAt({ knowledge }: PriceSource): number | null {
  switch (knowledge.kind) {
    case "tariff":
      return null;
    case "day-ahead":
      return knowledge.publishedAtHour;
    case "nominated":
      return knowledge.nominatedAtHour;
    default:
      return knowledge satisfies never;
  }
}

/**
 * A year's prices as a policy sees them: those it knows, and forecasts for the rest. Of a price that is nominated for, it sees the
 * forecast of the day before even in the hour itself.
 */
export class PriceView {
  /** Prices as last seen, by hour of the year. */
  readonly seen: Float64Array;
  private readonly source: PriceSource;

  constructor(source: PriceSource) {
    this.source = source;
    this.seen = source.knowledge.kind === "tariff" ? source.prices : source.prices.slice().fill(0);
  }

  /**
   * Looks again at the start of an hour. Day-ahead prices of a day are learned at its beginning.
   * @param slots of the year's hours, `to` the hour after the last that the view reaches
   * @param hoursBefore hours of operation before this year
   * @param room for the forecast's quantiles
   * @returns the forecast that it used, if any
   */
  refresh(
    hour: number,
    to: number,
    slots: Uint8Array,
    forecaster: Forecaster,
    hoursBefore: number,
    room?: readonly Float64Array[],
  ): Forecast | null {
    const { knowledge, prices } = this.source;
    if (knowledge.kind === "tariff") return null;
    const ofDay = hour % HOURS_PER_DAY;
    const tomorrow = hour - ofDay + HOURS_PER_DAY;
    if (ofDay === 0) {
      for (let at = hour; at < tomorrow; at += 1) forecaster.observe(prices[at] as number, slots[at] as number);
    }
    const now = hoursBefore + hour;
    const forecast = forecaster.issue(now, now, slots.subarray(hour, to), room);
    const median = forecast.quantiles[MEDIAN] as Float64Array;
    const announced = announcedAt(this.source) ?? 0;
    if (knowledge.kind === "day-ahead") {
      const known = ofDay >= announced ? tomorrow + HOURS_PER_DAY : tomorrow;
      for (let at = hour; at < to; at += 1) this.seen[at] = (at < known ? prices[at] : median[at - hour]) as number;
    } else {
      // A day that is nominated stays as it was seen then.
      const open = hour === 0 ? hour : ofDay > announced ? tomorrow + HOURS_PER_DAY : tomorrow;
      for (let at = open; at < to; at += 1) this.seen[at] = median[at - hour] as number;
    }
    return forecast;
  }
}
