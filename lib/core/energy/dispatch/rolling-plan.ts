import { type Forecast, HIGH, LOW, MEDIAN, newQuantiles } from "../forecast/forecaster";
import { HOURS_PER_DAY } from "../forecast/hour-slots";
import { HOURS_PER_YEAR } from "../weather/weather-year";
import type { DispatchInputs } from "./dispatch-inputs";
import { HourOffers, type PeakLadder } from "./hour-offers";
import { PriceView } from "./price-view";
import { FORECAST_QUANTITIES, type ForecastQuantity, type RollingMemory, WATER_VALUE_CELLS } from "./rolling-memory";
import type { ValuesAfter } from "./storage-choice";
import { addEarlierValues } from "./water-values";

export type ForecastListener = (quantity: ForecastQuantity, forecast: Forecast) => void;

/** Energy held against peaks is worth this share of the demand price: less than a peak, more than any energy. */
const RESERVE_SHARE = 0.5;

/** How long a reserve stands when no level moves [h]. */
const RESERVE_HOURS = 72;
/** Energy held for grid services and missing is worth this many times the dearest import ahead. */
const REFILL_FACTOR = 2;

/**
 * Water values of the hours ahead, made anew whenever more is known. To the end of today load and PV energy come in two cases, each
 * one standard deviation to its side (high load with low PV energy and the other way round); tomorrow, which is planned where prices
 * are announced a day ahead, in their median. After the last hour hold the values of the last midnight before that kind of day.
 */
export class RollingPlan {
  readonly offers: HourOffers;
  readonly after: ValuesAfter & { at: number };
  readonly purchase: PriceView;
  readonly sale: PriceView | null;
  private readonly inputs: DispatchInputs;
  private readonly memory: RollingMemory;
  private readonly slots: Uint8Array;
  private readonly onForecast: ForecastListener | undefined;
  private readonly days: 1 | 2;
  /** Bit i set where demand charge i counts. */
  private readonly chargeMask: Uint8Array;
  /** By the charges that count, 256 further on for the next month. */
  private readonly ladders: (PeakLadder & { plan: number })[] = [];
  private plan = 0;
  /** Forecasts that nobody else hears are written over each other. */
  private readonly room: Partial<Record<ForecastQuantity, Float64Array[]>>;
  private readonly levelOfDay = new Float64Array(HOURS_PER_DAY);
  /** Levels that the reserve was last laid out for. */
  private readonly reserveLevels = new Float64Array(HOURS_PER_DAY).fill(Number.NaN);
  private reserveUntil = 0;
  private held = 0;
  private from = 0;
  private month = 0;

  constructor(inputs: DispatchInputs, memory: RollingMemory, slots: Uint8Array, onForecast?: ForecastListener) {
    this.inputs = inputs;
    this.memory = memory;
    this.slots = slots;
    this.onForecast = onForecast;
    this.offers = new HourOffers(inputs);
    this.purchase = new PriceView(inputs.purchase);
    this.sale = inputs.sale ? new PriceView(inputs.sale) : null;
    const tariffs =
      inputs.purchase.knowledge.kind === "tariff" && (inputs.sale?.knowledge.kind ?? "tariff") === "tariff";
    this.days = tariffs ? 1 : 2;
    this.room = onForecast ? {} : roomFor(this.days * HOURS_PER_DAY);
    const { storage, demandCharges } = inputs;
    const baseKwh = storage.floorKwh.reduce((least, floor) => Math.min(least, floor), storage.highestKwh);
    this.after = {
      values: new Float64Array((this.days * HOURS_PER_DAY + 1) * WATER_VALUE_CELLS),
      at: 0,
      cells: WATER_VALUE_CELLS,
      cellKwh: (storage.highestKwh - baseKwh) / WATER_VALUE_CELLS,
      baseKwh,
    };
    this.chargeMask = new Uint8Array(HOURS_PER_YEAR);
    for (const [index, { charged }] of demandCharges.entries()) {
      for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
        if (charged[hour]) this.chargeMask[hour] = (this.chargeMask[hour] as number) | (1 << index);
      }
    }
  }

  /** Plans from an hour of the year on; `month` is its place among the year's months. */
  make(hour: number, month: number): void {
    const { inputs, memory, slots, offers, after, room } = this;
    const { values, cells, cellKwh } = after;
    const ofDay = hour % HOURS_PER_DAY;
    const tomorrow = hour - ofDay + HOURS_PER_DAY;
    const end = Math.min(HOURS_PER_YEAR, hour - ofDay + this.days * HOURS_PER_DAY);
    this.from = hour;
    this.month = month;
    this.plan += 1;
    const ahead = slots.subarray(hour, end);
    const loads = this.forecast("load", hour, ahead);
    const pvs = this.forecast("pv", hour, ahead);
    const hosts = this.forecast("host", hour, ahead)[MEDIAN] as Float64Array;
    this.hear(
      "purchase",
      this.purchase.refresh(hour, end, slots, memory.forecasters.purchase, memory.hours, room.purchase),
    );
    if (this.sale) {
      this.hear("sale", this.sale.refresh(hour, end, slots, memory.forecasters.sale, memory.hours, room.sale));
    }
    const { held, worth } = this.reserve(hour, Math.min(tomorrow, end));
    const refill = REFILL_FACTOR * dearestOf(this.purchase.seen, hour, end);
    values.fill(0, 0, (end - hour) * cells);
    this.setLastValues(end, (end - hour) * cells);

    for (let at = end - 1; at >= hour; at -= 1) {
      const index = at - hour;
      const place = index * cells;
      const ladder = this.ladderAt(at);
      const loadMedian = (loads[MEDIAN] as Float64Array)[index] as number;
      const pvMedian = (pvs[MEDIAN] as Float64Array)[index] as number;
      const cases = at < tomorrow ? 2 : 1;
      for (let side = 0; side < cases; side += 1) {
        const loadLevel = cases === 1 ? MEDIAN : side === 0 ? LOW : HIGH;
        const more = ((loads[loadLevel] as Float64Array)[index] as number) - loadMedian;
        const pvLevel = cases === 1 ? MEDIAN : side === 0 ? HIGH : LOW;
        const less = pvMedian - ((pvs[pvLevel] as Float64Array)[index] as number);
        // Independent of each other, both together scatter by the root of the sum of squares.
        const sum = Math.abs(more) + Math.abs(less);
        const scale = sum === 0 ? 0 : Math.sqrt(more * more + less * less) / sum;
        offers.fill(
          inputs.storage.plannedChargeKw[at] as number,
          inputs.storage.plannedDischargeKw[at] as number,
          Math.max(0, loadMedian + scale * more),
          hosts[index] as number,
          Math.max(0, pvMedian - scale * less),
          this.purchase.seen[at] as number,
          this.sale ? (this.sale.seen[at] as number) : 0,
          ladder,
        );
        addEarlierValues(offers, values, place + cells, cells, cellKwh, 1 / cases, values, place);
      }
      // Energy committed to the grid is brought back before anything else is done, but not at the price of a peak.
      this.raise(place, this.cellsBelow(inputs.storage.floorKwh[at] as number), refill);
      if (ladder.count > 0) this.raise(place, held, worth);
    }
    if (ofDay === 0) memory.midnightValues.set(values.subarray(0, cells), this.kindOfDay(hour) * cells);
  }

  private cellsBelow(level: number): number {
    return Math.round((level - this.after.baseKwh) / this.after.cellKwh);
  }

  /** Lifts the lowest cells' values to a worth. */
  private raise(place: number, cells: number, worth: number): void {
    const { values } = this.after;
    for (let cell = 0; cell < cells; cell += 1) {
      if ((values[place + cell] as number) < worth) values[place + cell] = worth;
    }
  }

  /** What an hour offers with its load and PV energy measured, and the values after it. */
  readHour(hour: number, own: number): void {
    const { inputs } = this;
    const { storage } = inputs;
    this.offers.fill(
      storage.chargeKw[hour] as number,
      storage.dischargeKw[hour] as number,
      own,
      inputs.hostLoad[hour] as number,
      inputs.pv[hour] as number,
      this.purchase.seen[hour] as number,
      this.sale ? (this.sale.seen[hour] as number) : 0,
      this.ladderAt(hour),
    );
    this.after.at = (hour + 1 - this.from) * WATER_VALUE_CELLS;
  }

  private forecast(quantity: "load" | "pv" | "host", hour: number, ahead: Uint8Array): readonly Float64Array[] {
    const now = this.memory.hours + hour;
    const forecast = this.memory.forecasters[quantity].issue(now, now, ahead, this.room[quantity]);
    this.hear(quantity, forecast);
    return forecast.quantiles;
  }

  private hear(quantity: ForecastQuantity, forecast: Forecast | null): void {
    if (forecast) this.onForecast?.(quantity, forecast);
  }

  private ladderAt(hour: number): PeakLadder {
    const nextMonth = hour >= (this.inputs.clock.monthStarts[this.month + 1] as number);
    const mask = this.chargeMask[hour] as number;
    const key = nextMonth ? mask + 256 : mask;
    let ladder = this.ladders[key];
    if (!ladder) {
      const size = this.inputs.demandCharges.length;
      ladder = { levels: new Float64Array(size), costs: new Float64Array(size), count: 0, plan: 0 };
      this.ladders[key] = ladder;
    }
    if (ladder.plan !== this.plan) {
      this.memory.peaks.ladder(this.inputs.demandCharges, mask, nextMonth, ladder);
      ladder.plan = this.plan;
    }
    return ladder;
  }

  /** How many cells to hold against peaks from here to the day's end, and what a kWh in them is worth. */
  private reserve(hour: number, end: number): { held: number; worth: number } {
    const { inputs, levelOfDay, after } = this;
    levelOfDay.fill(Number.POSITIVE_INFINITY);
    let dearest = 0;
    for (let at = hour; at < end; at += 1) {
      const ladder = this.ladderAt(at);
      if (ladder.count === 0) continue;
      levelOfDay[at % HOURS_PER_DAY] = ladder.levels[0] as number;
      dearest = Math.max(dearest, ladder.costs[ladder.count - 1] as number);
    }
    if (dearest === 0) return { held: 0, worth: 0 };
    // Looking back over weeks is the dearest part of a plan: anew when a level has moved, and every third day.
    if (hour >= this.reserveUntil || levelOfDay.some((level, ofDay) => level !== this.reserveLevels[ofDay])) {
      const chargeKw = inputs.storage.plannedChargeKw[hour] as number;
      const kwh = this.memory.peaks.reserveKwh(levelOfDay, inputs.storage, chargeKw, inputs.gridCharging);
      this.held = Math.min(after.cells, Math.round(kwh / after.cellKwh));
      this.reserveLevels.set(levelOfDay);
      this.reserveUntil = hour + RESERVE_HOURS;
    }
    return { held: this.held, worth: RESERVE_SHARE * dearest };
  }

  /** Values at the end of the plan: those before the last day of its kind, else before any. */
  private setLastValues(end: number, at: number): void {
    const { values, cells } = this.after;
    const { midnightValues } = this.memory;
    const own = end < HOURS_PER_YEAR ? this.kindOfDay(end) : 0;
    const kind = [own, 0, 1, 2].find((candidate) => !Number.isNaN(midnightValues[candidate * cells] as number));
    if (kind === undefined) values.fill(0, at, at + cells);
    else values.set(midnightValues.subarray(kind * cells, (kind + 1) * cells), at);
  }

  private kindOfDay(hour: number): number {
    return Math.floor((this.slots[hour] as number) / HOURS_PER_DAY);
  }
}

function roomFor(hours: number): Record<ForecastQuantity, Float64Array[]> {
  return Object.fromEntries(FORECAST_QUANTITIES.map((quantity) => [quantity, newQuantiles(hours)])) as Record<
    ForecastQuantity,
    Float64Array[]
  >;
}

function dearestOf(prices: Float64Array, from: number, to: number): number {
  let dearest = 0;
  for (let hour = from; hour < to; hour += 1) dearest = Math.max(dearest, prices[hour] as number);
  return dearest;
}
