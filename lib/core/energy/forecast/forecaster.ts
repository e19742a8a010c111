/** What a forecast came from: its hash names the model, so that forecasts can be scored by model later. */
export type ForecastModel = {
  readonly name: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, number | string>>;
};

/** Hourly values ahead, as they were issued: nothing after `issuedAtHour` was known. */
export type Forecast = {
  readonly model: ForecastModel;
  readonly issuedAtHour: number;
  readonly fromHour: number;
  /** Probabilities, rising, and for each the value not exceeded with it, hour by hour. */
  readonly levels: readonly number[];
  readonly quantiles: readonly Float64Array[];
};

/** Levels of the forecasts that dispatch reads: the median, and about one standard deviation to both sides. */
export const FORECAST_LEVELS = [0.15, 0.5, 0.85] as const;
export const LOW = 0;
export const MEDIAN = 1;
export const HIGH = 2;

/** Room for the quantiles of some hours. */
export function newQuantiles(hours: number): Float64Array[] {
  return FORECAST_LEVELS.map(() => new Float64Array(hours));
}

/**
 * Port: forecasts one hourly quantity (price, PV energy, load). It is told every hour's value once it is past and learns from nothing
 * else. Hours are counted from the start of operation; `slot` is kind of day x 24 + hour of the clock (see `hourSlots`).
 */
export interface Forecaster {
  readonly model: ForecastModel;
  observe(value: number, slot: number): void;
  /** @param into written as the forecast's quantiles: one array a level, as long as `slots` at least; new ones without it */
  issue(issuedAtHour: number, fromHour: number, slots: Uint8Array, into?: readonly Float64Array[]): Forecast;
  /** Itself with all it has learned, going its own way from here. */
  copy(): Forecaster;
}
