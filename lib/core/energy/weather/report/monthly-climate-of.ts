import type { MonthlyClimate } from "../../../station/monthly-climate";
import { MONTH_DAYS, MONTH_STARTS, type WeatherYear } from "../weather-year";
import { clearnessYear } from "./clearness-year";

/** The twelve monthly values of a weather year, from which hours can be made again. */
export function monthlyClimateOf(weather: WeatherYear): MonthlyClimate {
  const { tempAir, windSpeed } = weather.hours;
  const ofMonth = <Value>(value: (from: number, to: number, days: number) => Value) =>
    MONTH_DAYS.map((days, month) => value(MONTH_STARTS[month] as number, MONTH_STARTS[month + 1] as number, days));
  return {
    source: `monthly means of ${weather.source}`.slice(0, 300),
    clearnessIndex: [...clearnessYear(weather).monthly],
    meanTemperatureC: ofMonth((from, to) => mean(tempAir.subarray(from, to))),
    dailySwingC: ofMonth((from, _, days) =>
      mean(
        Float64Array.from({ length: days }, (__, day) =>
          swing(tempAir.subarray(from + day * 24, from + day * 24 + 24)),
        ),
      ),
    ),
    windSpeedMs: ofMonth((from, to) => mean(windSpeed.subarray(from, to))),
  };
}

function swing(day: Float64Array): number {
  return Math.max(...day) - Math.min(...day);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
