import type { DriverGroup } from "../../station/charging-plant";
import { DAY_MS, HOUR_MS } from "../../time/instant";
import { gammaQuantile } from "../random/gamma-distribution";
import type { HistorySession } from "./session-history";

/** Mean arrivals in one clock hour, with the exact 95 % interval of its Poisson rate. */
export type HourRate = {
  readonly weekend: boolean;
  readonly hour: number;
  readonly arrivals: number;
  /** Days on which this hour was observed. */
  readonly days: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
};

export type ArrivalFit = Pick<
  DriverGroup,
  "arrivalsPerDay" | "workdayHourWeights" | "weekendHourWeights" | "weekdayWeights"
> & {
  readonly days: number;
  readonly hours: readonly HourRate[];
  /** Variance over mean of the daily counts, each about its weekday's mean: 1 for Poisson arrivals. */
  readonly dispersion: number;
};

/** Arrival rates by weekday and clock hour from the begins of sessions; the days from the first to the last count as observed. */
export function fitArrivals(sessions: readonly HistorySession[]): ArrivalFit {
  const dayOf = ({ startWallMs }: HistorySession) => Math.floor(startWallMs / DAY_MS);
  const first = sessions.reduce((least, session) => Math.min(least, dayOf(session)), Number.POSITIVE_INFINITY);
  const last = sessions.reduce((most, session) => Math.max(most, dayOf(session)), Number.NEGATIVE_INFINITY);
  const daily = new Array<number>(last - first + 1).fill(0);
  const hourly = [new Array<number>(24).fill(0), new Array<number>(24).fill(0)];
  for (const session of sessions) {
    const day = dayOf(session);
    daily[day - first] = (daily[day - first] ?? 0) + 1;
    const hours = hourly[Number(isWeekend(day))] as number[];
    const hour = Math.floor((session.startWallMs - day * DAY_MS) / HOUR_MS);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const byWeekday = Array.from({ length: 7 }, (_, index) =>
    daily.filter((__, since) => weekdayOf(first + since) === index + 1),
  );
  const means = byWeekday.map((counts) => (counts.length > 0 ? counts.reduce((a, b) => a + b, 0) / counts.length : 0));
  const observed = [0, 1].map(
    (weekend) => daily.filter((_, since) => Number(isWeekend(first + since)) === weekend).length,
  );
  const hours = [0, 1].flatMap((weekend) =>
    (hourly[weekend] as number[]).map((arrivals, hour): HourRate => {
      const days = observed[weekend] as number;
      return { weekend: weekend === 1, hour, arrivals, days, ...poissonRate(arrivals, days) };
    }),
  );
  const weights = (weekend: boolean) => {
    const rates = hours.filter((rate) => rate.weekend === weekend).map(({ rate }) => rate);
    return rates.some((rate) => rate > 0) ? rates : new Array<number>(24).fill(1);
  };
  return {
    days: daily.length,
    arrivalsPerDay: means.reduce((a, b) => a + b, 0) / 7,
    weekdayWeights: means,
    workdayHourWeights: weights(false),
    weekendHourWeights: weights(true),
    hours,
    dispersion: dispersionOf(byWeekday, means),
  };
}

/** Rate per day of a count, with its exact interval: Garwood, Biometrika 28 (1936) 437. */
export function poissonRate(count: number, days: number): { rate: number; low: number; high: number } {
  if (days === 0) return { rate: 0, low: 0, high: 0 };
  return {
    rate: count / days,
    low: count === 0 ? 0 : gammaQuantile(count, 0.025) / days,
    high: gammaQuantile(count + 1, 0.975) / days,
  };
}

function dispersionOf(byWeekday: readonly (readonly number[])[], means: readonly number[]): number {
  let squares = 0;
  let freedom = 0;
  for (const [index, counts] of byWeekday.entries()) {
    const mean = means[index] as number;
    if (counts.length < 2 || mean === 0) continue;
    squares += counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / mean;
    freedom += counts.length - 1;
  }
  return freedom > 0 ? squares / freedom : 1;
}

/** 1 = Monday; 1 January 1970 was a Thursday. */
function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

function isWeekend(epochDay: number): boolean {
  return weekdayOf(epochDay) >= 6;
}
