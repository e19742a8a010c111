import type { MonthlyClimate } from "../../station/monthly-climate";
import type { Site } from "../../station/site";
import { standardOffsetHours } from "../clock-year";
import { standardPressure } from "../pv/pv-year";
import { solarYear } from "../pv/sun/solar-year";
import { RandomStream } from "../random/random-stream";
import { erbsDiffuseShare } from "./decomposition/erbs";
import { HOURS_PER_YEAR, MONTH_DAYS, MONTH_STARTS, type WeatherYear } from "./weather-year";

/** Lag-one correlation of the variates behind daily clearness: after their ranks days correlate by about 0.3, as Aguiar et al. find. */
const DAILY_CORRELATION = 0.4;
const LOWEST_CLEARNESS = 0.05;
/** Beam over extraterrestrial irradiance cannot exceed that of a dry, clean, high site. */
const HIGHEST_BEAM_SHARE = 0.8;
/** Hour of the day at which air is warmest. */
const WARMEST_HOUR = 15;
/** The sun of this year, which has no leap day. */
const MODEL_CALENDAR_YEAR = 2001;

/**
 * An hourly year from twelve monthly values, seeded. Days: clearness by an autocorrelated normal variate through Bendt's
 * distribution with the month's mean (Bendt, Collares-Pereira & Rabl, Solar Energy 27 (1981) 1; upper end by Hollands & Huget,
 * ibid. 30 (1983) 195). The days of a month share that distribution evenly, in the order of the variates' ranks, so that a month
 * of thirty draws has its shape and not only its mean: years differ elsewhere, this is a typical one. Hours: TAG, the
 * time-dependent autoregressive Gaussian model of Aguiar & Collares-Pereira, Solar Energy 49 (1992) 167, scaled to their day.
 * Each month is scaled so that its global irradiation is exactly the clearness index asked for. Beam and diffuse by Erbs.
 * Air temperature is the month's mean with a daily sine, wind is constant by month: the thin part of it.
 */
export function syntheticYear(stationSite: Site, climate: MonthlyClimate, seed: number): WeatherYear {
  const { timeZone, ...place } = stationSite;
  const site = { ...place, utcOffsetHours: standardOffsetHours(timeZone, MODEL_CALENDAR_YEAR) };
  const observer = { ...site, pressurePa: standardPressure(site.elevationM), temperatureC: 12 };
  const monthYears = new Array<number>(12).fill(MODEL_CALENDAR_YEAR);
  const sun = solarYear(observer, monthYears, site.utcOffsetHours, 0.5);
  const sinElevation = sun.zenithDeg.map((zenith) => Math.max(0, Math.cos((zenith * Math.PI) / 180)));
  const random = new RandomStream(seed, "weather/synthetic");
  const clearness = new Float64Array(HOURS_PER_YEAR);
  let dailyState = random.normal();
  let hourlyState = random.normal();

  for (const [month, days] of MONTH_DAYS.entries()) {
    const mean = climate.clearnessIndex[month] as number;
    const quantile = bendtQuantile(mean);
    const states = Array.from({ length: days }, () => {
      dailyState = DAILY_CORRELATION * dailyState + Math.sqrt(1 - DAILY_CORRELATION ** 2) * random.normal();
      return dailyState;
    });
    for (const [day, probability] of evenProbabilities(states).entries()) {
      const daily = quantile(probability);
      const correlation = 0.38 + 0.06 * Math.cos(7.4 * daily - 2.5);
      const start = (MONTH_STARTS[month] as number) + day * 24;
      for (let hour = start; hour < start + 24; hour += 1) {
        const height = sinElevation[hour] as number;
        if (height <= 0) continue;
        hourlyState = correlation * hourlyState + Math.sqrt(1 - correlation ** 2) * random.normal();
        const drawn = tagMean(daily, height) + tagDeviation(daily, height) * hourlyState;
        clearness[hour] = Math.max(0.01, Math.min(clearSkyLimit(hour - start), drawn));
      }
      scaleTo(daily, clearness, sinElevation, sun.dniExtra, start, start + 24);
    }
    const [from, to] = [MONTH_STARTS[month] as number, MONTH_STARTS[month + 1] as number];
    scaleTo(mean, clearness, sinElevation, sun.dniExtra, from, to);
  }

  const hours = {
    ghi: new Float64Array(HOURS_PER_YEAR),
    dni: new Float64Array(HOURS_PER_YEAR),
    dhi: new Float64Array(HOURS_PER_YEAR),
    tempAir: new Float64Array(HOURS_PER_YEAR),
    windSpeed: new Float64Array(HOURS_PER_YEAR),
  };
  for (const [month, days] of MONTH_DAYS.entries()) {
    const start = MONTH_STARTS[month] as number;
    for (let hour = start; hour < start + days * 24; hour += 1) {
      const height = sinElevation[hour] as number;
      const extra = sun.dniExtra[hour] as number;
      const global = (clearness[hour] as number) * extra * height;
      const beam = height > 0 ? (global * (1 - erbsDiffuseShare(clearness[hour] as number))) / height : 0;
      const direct = Math.min(beam, HIGHEST_BEAM_SHARE * extra);
      hours.ghi[hour] = global;
      hours.dni[hour] = direct;
      hours.dhi[hour] = global - direct * height;
      const swing = (climate.dailySwingC[month] as number) / 2;
      const phase = (2 * Math.PI * ((hour % 24) + 0.5 - WARMEST_HOUR)) / 24;
      hours.tempAir[hour] = (climate.meanTemperatureC[month] as number) + swing * Math.cos(phase);
      hours.windSpeed[hour] = climate.windSpeedMs[month] as number;
    }
  }
  return {
    format: "synthetic",
    source: `synthetic hours (TAG, seed ${seed}) from monthly means: ${climate.source}`,
    site,
    monthYears,
    sunTimeOffsetHours: 0.5,
    hours,
  };
}

/** Quantile of daily clearness with a given monthly mean: a truncated exponential whose slope is found by bisection. */
function bendtQuantile(mean: number): (probability: number) => number {
  const highest = Math.max(mean + 0.05, 0.6313 + 0.267 * mean - 11.9 * (mean - 0.75) ** 8);
  const lowest = Math.min(LOWEST_CLEARNESS, mean / 2);
  const width = highest - lowest;
  const meanOf = (slope: number) => (Math.abs(slope) < 1e-9 ? 0.5 : 1 / (1 - Math.exp(-slope)) - 1 / slope);
  const target = (mean - lowest) / width;
  let low = -500;
  let high = 500;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (meanOf(middle) < target) low = middle;
    else high = middle;
  }
  const slope = (low + high) / 2;
  return (probability) =>
    lowest + width * (Math.abs(slope) < 1e-9 ? probability : Math.log1p(probability * Math.expm1(slope)) / slope);
}

/** Mean of hourly clearness on a day of clearness K at a sun height: Aguiar & Collares-Pereira 1992, eq. 8. */
function tagMean(daily: number, sinElevation: number): number {
  const base = -0.19 + 1.12 * daily + 0.24 * Math.exp(-8 * daily);
  const slope = 0.32 - 1.6 * (daily - 0.5) ** 2;
  const depth = 0.19 + 2.27 * daily ** 2 - 2.51 * daily ** 3;
  return base + slope * Math.exp(-depth / sinElevation);
}

/** Standard deviation of hourly clearness: ibid., eq. 10. */
function tagDeviation(daily: number, sinElevation: number): number {
  const scale = 0.14 * Math.exp(-20 * (daily - 0.35) ** 2);
  const growth = 3 * (daily - 0.45) ** 2 + 16 * daily ** 5;
  return scale * Math.exp(growth * (1 - sinElevation));
}

/** Clearness of a cloudless hour: ibid., eq. 13. */
function clearSkyLimit(clock: number): number {
  return 0.88 * Math.cos((Math.PI * (clock - 12)) / 30);
}

/** Probabilities spread evenly from 0 to 1, one for each state, in the order of the states' ranks. */
function evenProbabilities(states: readonly number[]): number[] {
  const order = states.map((_, index) => index).sort((a, b) => (states[a] as number) - (states[b] as number));
  const probabilities = new Array<number>(states.length).fill(0);
  for (const [rank, index] of order.entries()) probabilities[index] = (rank + 0.5) / states.length;
  return probabilities;
}

/** Scales the hours from `from` to `to` so that their irradiation has the clearness `mean`. */
function scaleTo(
  mean: number,
  clearness: Float64Array,
  sinElevation: Float64Array,
  dniExtra: Float64Array,
  from: number,
  to: number,
): void {
  let global = 0;
  let extraterrestrial = 0;
  for (let hour = from; hour < to; hour += 1) {
    const horizontal = (sinElevation[hour] as number) * (dniExtra[hour] as number);
    global += (clearness[hour] as number) * horizontal;
    extraterrestrial += horizontal;
  }
  const factor = global > 0 ? (mean * extraterrestrial) / global : 0;
  for (let hour = from; hour < to; hour += 1) clearness[hour] = (clearness[hour] as number) * factor;
}
