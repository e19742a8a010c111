import { type Forecast, type ForecastModel, MEDIAN } from "./forecaster";

/** How good forecasts were, in the unit of the quantity. */
export type ForecastScore = {
  readonly model: ForecastModel;
  /** Hours forecast, each as often as it was. */
  readonly hours: number;
  readonly meanAbsoluteError: number;
  /** Mean over levels of the pinball loss: the smaller, the sharper and the truer the quantiles. */
  readonly pinballLoss: number;
  /** Share of the values at or below the highest level less that below the lowest: its aim is the levels' distance. */
  readonly coverage: number;
};

/** Scores a model's forecasts when what they were about has come. */
export class ForecastScorer {
  private hours = 0;
  private absolute = 0;
  private pinball = 0;
  private covered = 0;

  add(forecast: Forecast, actual: (hour: number) => number | undefined): void {
    const { levels, quantiles, fromHour } = forecast;
    const [lowest, highest] = [quantiles[0] as Float64Array, quantiles.at(-1) as Float64Array];
    for (let index = 0; index < highest.length; index += 1) {
      const value = actual(fromHour + index);
      if (value === undefined) continue;
      this.hours += 1;
      this.absolute += Math.abs(value - ((quantiles[MEDIAN] as Float64Array)[index] as number));
      for (const [level, quantile] of quantiles.entries()) {
        const over = value - (quantile[index] as number);
        const probability = levels[level] as number;
        this.pinball += Math.max(probability * over, (probability - 1) * over) / levels.length;
      }
      if (value >= (lowest[index] as number) && value <= (highest[index] as number)) this.covered += 1;
    }
  }

  score(model: ForecastModel): ForecastScore {
    const mean = (sum: number) => (this.hours === 0 ? 0 : sum / this.hours);
    return {
      model,
      hours: this.hours,
      meanAbsoluteError: mean(this.absolute),
      pinballLoss: mean(this.pinball),
      coverage: mean(this.covered),
    };
  }
}
