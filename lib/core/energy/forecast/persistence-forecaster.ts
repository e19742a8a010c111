import { FORECAST_LEVELS, type Forecast, type Forecaster, type ForecastModel, newQuantiles } from "./forecaster";
import { HOURS_PER_DAY } from "./hour-slots";

/** Weight of the newest error in the running mean square. */
const LEARNING_RATE = 0.05;
/** Quantiles of the standard normal law at `FORECAST_LEVELS` (Abramowitz & Stegun, table 26.1). */
const NORMAL_QUANTILES = [-1.03643, 0, 1.03643] as const;
const MODEL: ForecastModel = { name: "persistence", version: 1, parameters: { learningRate: LEARNING_RATE } };

/** Tomorrow is as today: the last value at the same hour of the clock, spread by a normal law of its own errors so far. */
export class PersistenceForecaster implements Forecaster {
  readonly model = MODEL;
  private readonly last: Float64Array;
  private readonly meanSquare: Float64Array;

  constructor(from?: PersistenceForecaster) {
    this.last = from ? from.last.slice() : new Float64Array(HOURS_PER_DAY).fill(Number.NaN);
    this.meanSquare = from ? from.meanSquare.slice() : new Float64Array(HOURS_PER_DAY);
  }

  copy(): PersistenceForecaster {
    return new PersistenceForecaster(this);
  }

  observe(value: number, slot: number): void {
    const hour = slot % HOURS_PER_DAY;
    const last = this.last[hour] as number;
    const before = this.meanSquare[hour] as number;
    if (!Number.isNaN(last)) this.meanSquare[hour] = before + LEARNING_RATE * ((value - last) ** 2 - before);
    this.last[hour] = value;
  }

  issue(
    issuedAtHour: number,
    fromHour: number,
    slots: Uint8Array,
    quantiles: readonly Float64Array[] = newQuantiles(slots.length),
  ): Forecast {
    for (let index = 0; index < slots.length; index += 1) {
      const hour = (slots[index] as number) % HOURS_PER_DAY;
      const last = this.last[hour] as number;
      const value = Number.isNaN(last) ? 0 : last;
      const spread = Math.sqrt(this.meanSquare[hour] as number);
      for (let level = 0; level < FORECAST_LEVELS.length; level += 1) {
        (quantiles[level] as Float64Array)[index] = value + spread * (NORMAL_QUANTILES[level] as number);
      }
    }
    return { model: MODEL, issuedAtHour, fromHour, levels: FORECAST_LEVELS, quantiles };
  }
}
