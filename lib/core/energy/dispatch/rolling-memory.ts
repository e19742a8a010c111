import type { Forecaster } from "../forecast/forecaster";
import { KINDS_OF_DAY } from "../forecast/hour-slots";
import { SeasonalForecaster } from "../forecast/seasonal-forecaster";
import { PeakOutlook } from "./peak-outlook";

/** Levels of charge that water values are kept at. */
export const WATER_VALUE_CELLS = 20;

/** Quantities that the structuring policy forecasts: own load, PV energy, host load, prices of purchase and sale. */
export const FORECAST_QUANTITIES = ["load", "pv", "host", "purchase", "sale"] as const;
export type ForecastQuantity = (typeof FORECAST_QUANTITIES)[number];
export type Forecasters = Readonly<Record<ForecastQuantity, Forecaster>>;

/** What the structuring policy has learned, handed on from year to year. */
export type RollingMemory = {
  readonly forecasters: Forecasters;
  readonly peaks: PeakOutlook;
  /** Water values at the last midnight before each kind of day, kind by kind; NaN before there was one. */
  readonly midnightValues: Float64Array;
  /** Hours of operation so far. */
  readonly hours: number;
};

/** Four weeks of working days tell how load and PV energy scatter. */
const DAYS = 20;

export function seasonalForecasters(): Forecasters {
  return {
    load: new SeasonalForecaster(KINDS_OF_DAY, DAYS),
    pv: new SeasonalForecaster(1, DAYS),
    host: new SeasonalForecaster(KINDS_OF_DAY, 3),
    purchase: new SeasonalForecaster(KINDS_OF_DAY, 5),
    sale: new SeasonalForecaster(KINDS_OF_DAY, 5),
  };
}

/** @param demandCharges how many the tariff has */
export function newRollingMemory(
  demandCharges: number,
  forecasters: Forecasters = seasonalForecasters(),
): RollingMemory {
  return {
    forecasters,
    peaks: new PeakOutlook(demandCharges),
    midnightValues: new Float64Array(KINDS_OF_DAY * WATER_VALUE_CELLS).fill(Number.NaN),
    hours: 0,
  };
}

/** The same knowledge, going its own way from here. */
export function copyRollingMemory(memory: RollingMemory): RollingMemory {
  const { load, pv, host, purchase, sale } = memory.forecasters;
  return {
    forecasters: {
      load: load.copy(),
      pv: pv.copy(),
      host: host.copy(),
      purchase: purchase.copy(),
      sale: sale.copy(),
    },
    peaks: memory.peaks.copy(),
    midnightValues: memory.midnightValues.slice(),
    hours: memory.hours,
  };
}
