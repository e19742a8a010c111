import { sunOf } from "../../pv/pv-year";
import { HOURS_PER_YEAR, MONTH_STARTS, type WeatherYear } from "../weather-year";

/** Lowest sine of the sun's elevation at which an hour's clearness says something (5.7 deg). */
const LOWEST_SUN = 0.1;

/** Clearness of a weather year: global over extraterrestrial horizontal irradiance. */
export type ClearnessYear = {
  /** By hour; NaN at night and while the sun is low. */
  readonly hourly: Float64Array;
  /** By day, of the day's sums. */
  readonly daily: Float64Array;
  /** By month, of the month's sums. */
  readonly monthly: readonly number[];
};

export function clearnessYear(weather: WeatherYear): ClearnessYear {
  const sun = sunOf(weather);
  const hourly = new Float64Array(HOURS_PER_YEAR).fill(Number.NaN);
  const extraterrestrial = new Float64Array(HOURS_PER_YEAR);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const height = Math.max(0, Math.cos(((sun.zenithDeg[hour] as number) * Math.PI) / 180));
    extraterrestrial[hour] = height * (sun.dniExtra[hour] as number);
    if (height >= LOWEST_SUN) hourly[hour] = (weather.hours.ghi[hour] as number) / (extraterrestrial[hour] as number);
  }
  const between = (from: number, to: number) => {
    let [global, above] = [0, 0];
    for (let hour = from; hour < to; hour += 1) {
      global += weather.hours.ghi[hour] as number;
      above += extraterrestrial[hour] as number;
    }
    return above > 0 ? global / above : Number.NaN;
  };
  return {
    hourly,
    daily: Float64Array.from({ length: HOURS_PER_YEAR / 24 }, (_, day) => between(day * 24, day * 24 + 24)),
    monthly: MONTH_STARTS.slice(0, 12).map((from, month) => between(from, MONTH_STARTS[month + 1] as number)),
  };
}
