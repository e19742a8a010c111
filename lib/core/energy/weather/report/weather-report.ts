import * as z from "zod";
import type { Site } from "../../../station/site";
import { standardPressure, sunOf } from "../../pv/pv-year";
import { absoluteAirMass, relativeAirMass } from "../../pv/sun/air-mass";
import { haurwitzClearSky } from "../../pv/sun/haurwitz";
import { ineichenClearSky } from "../../pv/sun/ineichen";
import { syntheticYear } from "../synthetic-year";
import { HOURS_PER_YEAR, MONTH_DAYS, MONTH_STARTS, type WeatherYear } from "../weather-year";
import { type ClearnessYear, clearnessYear } from "./clearness-year";
import { correlation, kolmogorovSmirnov } from "./distribution";
import { monthlyClimateOf } from "./monthly-climate-of";

const Pair = z.strictObject({ file: z.number(), synthetic: z.number() });

/** A weather file beside the year that is made from its own monthly means. Clearness is global over extraterrestrial irradiance. */
export const WeatherReport = z.strictObject({
  source: z.string(),
  seed: z.number().int().nonnegative(),
  months: z
    .array(
      z.strictObject({
        /** 1 = January. */
        month: z.number().int(),
        clearness: Pair,
        temperatureC: Pair,
        /** Kolmogorov and Smirnov's distance between the hourly clearness of both, 0 to 1. */
        hourlyDistance: z.number(),
        /** Standard deviation of hourly clearness. */
        spread: Pair,
        /** Correlation of one hour's clearness with the next hour's. */
        hourlyCorrelation: Pair,
      }),
    )
    .length(12),
  /** Correlation of one day's clearness with the next day's, as departures from the month's mean. */
  dailyCorrelation: Pair,
  /** Distance between the distributions of the whole year's hours and days. */
  hourlyDistance: z.number(),
  dailyDistance: z.number(),
  /** Share of the file's daylight hours brighter than a cloudless sky by more than a tenth: many point at a wrong clock. */
  brighterThanClear: z.strictObject({ ineichen: z.number(), haurwitz: z.number() }),
});
export type WeatherReport = z.infer<typeof WeatherReport>;

/**
 * How near the synthetic year comes to a file's hours, given its twelve monthly means.
 * @param timeZone of the site, for the synthetic year's clock
 * @param linkeTurbidity of the clear sky
 */
export function weatherReport(
  file: WeatherYear,
  seed: number,
  timeZone: Site["timeZone"],
  linkeTurbidity: number,
): WeatherReport {
  const climate = monthlyClimateOf(file);
  const { utcOffsetHours: _, ...place } = file.site;
  const made = syntheticYear({ ...place, timeZone }, climate, seed);
  const [fromFile, synthetic] = [clearnessYear(file), clearnessYear(made)];
  const madeClimate = monthlyClimateOf(made);
  return {
    source: file.source,
    seed,
    months: MONTH_DAYS.map((__, month) => {
      const [from, to] = [MONTH_STARTS[month] as number, MONTH_STARTS[month + 1] as number];
      const hours = pair(fromFile, synthetic, ({ hourly }) => [...hourly.subarray(from, to)].filter(Number.isFinite));
      return {
        month: month + 1,
        clearness: pair(fromFile, synthetic, ({ monthly }) => monthly[month] as number),
        temperatureC: pair(climate, madeClimate, ({ meanTemperatureC }) => meanTemperatureC[month] as number),
        hourlyDistance: kolmogorovSmirnov(hours.file, hours.synthetic),
        spread: { file: deviation(hours.file), synthetic: deviation(hours.synthetic) },
        hourlyCorrelation: pair(fromFile, synthetic, ({ hourly }) =>
          correlation(neighbours(hourly.subarray(from, to))),
        ),
      };
    }),
    dailyCorrelation: pair(fromFile, synthetic, (year) => correlation(neighbours(departures(year)))),
    hourlyDistance: kolmogorovSmirnov(
      [...fromFile.hourly].filter(Number.isFinite),
      [...synthetic.hourly].filter(Number.isFinite),
    ),
    dailyDistance: kolmogorovSmirnov(
      [...fromFile.daily].filter(Number.isFinite),
      [...synthetic.daily].filter(Number.isFinite),
    ),
    brighterThanClear: brighterThanClear(file, linkeTurbidity),
  };
}

function pair<Year, Value>(file: Year, synthetic: Year, of: (year: Year) => Value): { file: Value; synthetic: Value } {
  return { file: of(file), synthetic: of(synthetic) };
}

function neighbours(values: Float64Array): [number, number][] {
  return Array.from(values.subarray(1), (value, index): [number, number] => [values[index] as number, value]).filter(
    ([a, b]) => Number.isFinite(a) && Number.isFinite(b),
  );
}

function departures({ daily, monthly }: ClearnessYear): Float64Array {
  return daily.map((value, day) => value - (monthly[monthOf(day * 24)] as number));
}

function monthOf(hour: number): number {
  return MONTH_STARTS.findLastIndex((start) => start <= hour);
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function brighterThanClear(weather: WeatherYear, linkeTurbidity: number): { ineichen: number; haurwitz: number } {
  const sun = sunOf(weather);
  const pressurePa = standardPressure(weather.site.elevationM);
  const airMass = relativeAirMass();
  const over = { ineichen: 0, haurwitz: 0 };
  let daylight = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const zenith = sun.apparentZenithDeg[hour] as number;
    // Low suns rise and set within the hour, where neither model's instant stands for it.
    if (zenith > 80) continue;
    const mass = absoluteAirMass(airMass(zenith), pressurePa);
    const extra = sun.dniExtra[hour] as number;
    const ghi = weather.hours.ghi[hour] as number;
    daylight += 1;
    if (ghi > 1.1 * ineichenClearSky(zenith, mass, linkeTurbidity, weather.site.elevationM, extra).ghi)
      over.ineichen += 1;
    if (ghi > 1.1 * haurwitzClearSky(zenith)) over.haurwitz += 1;
  }
  return { ineichen: over.ineichen / daylight, haurwitz: over.haurwitz / daylight };
}
