import { FORECAST_LEVELS, type Forecast, type Forecaster, type ForecastModel } from "./forecaster";
import { HOURS_PER_DAY } from "./hour-slots";

/**
 * Forecasts that someone else publishes: each day's values come out on the day before, at a given hour. Where none is out yet another
 * forecaster stands in. Points have no spread: all quantiles are the point.
 */
export class PublishedForecaster implements Forecaster {
  readonly model: ForecastModel;
  private readonly values: Float64Array;
  private readonly outAtHour: number;
  private readonly standIn: Forecaster;

  /**
   * @param name of the model that made them
   * @param values by hour of operation
   * @param outAtHour hour of the day before at which they are out
   */
  constructor(name: string, values: Float64Array, outAtHour: number, standIn: Forecaster) {
    this.model = { name, version: 1, parameters: { outAtHour, standIn: standIn.model.name } };
    this.values = values;
    this.outAtHour = outAtHour;
    this.standIn = standIn;
  }

  copy(): PublishedForecaster {
    return new PublishedForecaster(this.model.name, this.values, this.outAtHour, this.standIn.copy());
  }

  observe(value: number, slot: number): void {
    this.standIn.observe(value, slot);
  }

  issue(issuedAtHour: number, fromHour: number, slots: Uint8Array, into?: readonly Float64Array[]): Forecast {
    const ofDay = issuedAtHour % HOURS_PER_DAY;
    const daysOut = ofDay >= this.outAtHour ? 2 : 1;
    const out = Math.min(this.values.length, issuedAtHour - ofDay + daysOut * HOURS_PER_DAY);
    const { quantiles } = this.standIn.issue(issuedAtHour, fromHour, slots, into);
    for (const quantile of quantiles) {
      quantile.set(this.values.subarray(fromHour, Math.max(fromHour, Math.min(out, fromHour + slots.length))));
    }
    return { model: this.model, issuedAtHour, fromHour, levels: FORECAST_LEVELS, quantiles };
  }
}
