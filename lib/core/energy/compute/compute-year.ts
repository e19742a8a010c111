import type { ComputePlant } from "../../station/compute-plant";
import type { ClockYear } from "../clock-year";
import { HOURS_PER_YEAR } from "../weather/weather-year";

/** What compute asks for in a year. */
export type ComputeYear = {
  /** Power with cooling [kW] if all sold hours run, and what it draws idle. */
  readonly loadKw: Float64Array;
  readonly idleKw: number;
  /** Accelerator hours sold in each hour if nothing stops them. */
  readonly acceleratorHours: Float64Array;
};

/**
 * Sold hours by the profile of the day: the weighted mean over the year is `utilisation`; hours are cut at full use, what they lose is
 * not sold elsewhere. Power = accelerators x power each x (idle share + (1 - idle share) x use) x PUE x availability.
 */
export function computeYear(compute: ComputePlant, clock: ClockYear): ComputeYear {
  const { accelerators, powerKwEach, idleShare, powerUsageEffectiveness, availability, utilisation } = compute;
  const weights = weightYear(compute, clock);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / HOURS_PER_YEAR;
  const fullKw = accelerators * powerKwEach * powerUsageEffectiveness * availability;
  const loadKw = new Float64Array(HOURS_PER_YEAR);
  const acceleratorHours = new Float64Array(HOURS_PER_YEAR);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const use = Math.min(1, (utilisation * (weights[hour] as number)) / mean);
    loadKw[hour] = fullKw * (idleShare + (1 - idleShare) * use);
    acceleratorHours[hour] = accelerators * availability * use;
  }
  return { loadKw, idleKw: fullKw * idleShare, acceleratorHours };
}

/** Accelerator hours that ran in an hour, of those sold: power above idle buys them. */
export function servedAcceleratorHours(year: ComputeYear, hour: number, servedKwh: number): number {
  const sold = year.acceleratorHours[hour] as number;
  const active = (year.loadKw[hour] as number) - year.idleKw;
  if (active <= 0) return servedKwh >= year.idleKw ? sold : 0;
  return sold * Math.max(0, Math.min(1, (servedKwh - year.idleKw) / active));
}

function weightYear({ utilisationProfile }: ComputePlant, clock: ClockYear): Float64Array {
  const weights = new Float64Array(HOURS_PER_YEAR).fill(1);
  if (!utilisationProfile) return weights;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const weekend = (clock.weekday[hour] as number) >= 6;
    const day = weekend ? utilisationProfile.weekendHourWeights : utilisationProfile.workdayHourWeights;
    weights[hour] = day[clock.clockHour[hour] as number] as number;
  }
  return weights;
}
