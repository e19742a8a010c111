import { DAY_MS, HOUR_MS } from "../../time/instant";
import { HOURS_PER_YEAR, MONTH_DAYS } from "../weather/weather-year";
import { type GeocentricSun, geocentricSun } from "./geocentric-sun";
import { DEFAULT_DELTA_T_S, julianDayOf, localFrame, type Observer, observe } from "./solar-position";

export type SolarYear = {
  readonly zenithDeg: Float64Array;
  readonly apparentZenithDeg: Float64Array;
  readonly azimuthDeg: Float64Array;
  /** Extraterrestrial normal irradiance [W/m2]. */
  readonly dniExtra: Float64Array;
};

/**
 * Sun positions of 8 760 hours, by SPA at one instant of each hour. The geocentric part moves slowly: it is computed once a
 * day and interpolated over four days, which keeps the angles within 1e-6 deg and takes a twentieth of the time.
 * @param monthYears calendar year of each month
 * @param utcOffsetHours local standard time minus UTC
 * @param sunTimeOffsetHours instant within the hour
 */
export function solarYear(
  observer: Observer,
  monthYears: readonly number[],
  utcOffsetHours: number,
  sunTimeOffsetHours: number,
): SolarYear {
  const year: SolarYear = {
    zenithDeg: new Float64Array(HOURS_PER_YEAR),
    apparentZenithDeg: new Float64Array(HOURS_PER_YEAR),
    azimuthDeg: new Float64Array(HOURS_PER_YEAR),
    dniExtra: new Float64Array(HOURS_PER_YEAR),
  };
  const frame = localFrame(observer);
  const position = { zenithDeg: 0, apparentZenithDeg: 0, azimuthDeg: 0 };
  let hour = 0;
  let dayOfYear = 0;
  for (const [month, days] of MONTH_DAYS.entries()) {
    const calendarYear = monthYears[month] ?? 2001;
    const firstDay = Date.UTC(calendarYear, month, 1) - utcOffsetHours * HOUR_MS;
    const nodes = Array.from({ length: days + 3 }, (_, index) =>
      geocentricSun(julianDayOf(firstDay + (index - 1) * DAY_MS) + DEFAULT_DELTA_T_S / 86_400),
    );
    for (let day = 0; day < days; day += 1) {
      dayOfYear += 1;
      const extra = extraterrestrialIrradiance(dayOfYear);
      for (let clock = 0; clock < 24; clock += 1) {
        const since = clock + sunTimeOffsetHours;
        const sun = between(nodes, day, since / 24);
        observe(sun, julianDayOf(firstDay + day * DAY_MS + since * HOUR_MS), frame, position);
        year.zenithDeg[hour] = position.zenithDeg;
        year.apparentZenithDeg[hour] = position.apparentZenithDeg;
        year.azimuthDeg[hour] = position.azimuthDeg;
        year.dniExtra[hour] = extra;
        hour += 1;
      }
    }
  }
  return year;
}

/**
 * Extraterrestrial normal irradiance [W/m2] by Spencer's Fourier series (Search 2 (1971) 172), solar constant 1366.1 W/m2.
 * @param dayOfYear 1 = 1 January
 */
export function extraterrestrialIrradiance(dayOfYear: number): number {
  const b = (2 * Math.PI * (dayOfYear - 1)) / 365;
  return (
    1366.1 *
    (1.00011 + 0.034221 * Math.cos(b) + 0.00128 * Math.sin(b) + 0.000719 * Math.cos(2 * b) + 0.000077 * Math.sin(2 * b))
  );
}

/** Cubic Lagrange interpolation over the nodes day-1 ... day+2; `nodes[0]` stands for day -1. */
function between(nodes: readonly GeocentricSun[], day: number, t: number): GeocentricSun {
  const [a, b, c, d] = [nodes[day], nodes[day + 1], nodes[day + 2], nodes[day + 3]] as [
    GeocentricSun,
    GeocentricSun,
    GeocentricSun,
    GeocentricSun,
  ];
  const wa = (-t * (t - 1) * (t - 2)) / 6;
  const wb = ((t + 1) * (t - 1) * (t - 2)) / 2;
  const wc = (-(t + 1) * t * (t - 2)) / 2;
  const wd = ((t + 1) * t * (t - 1)) / 6;
  return {
    longitude: wa * a.longitude + wb * b.longitude + wc * c.longitude + wd * d.longitude,
    latitude: wa * a.latitude + wb * b.latitude + wc * c.latitude + wd * d.latitude,
    radius: wa * a.radius + wb * b.radius + wc * c.radius + wd * d.radius,
    nutation: wa * a.nutation + wb * b.nutation + wc * c.nutation + wd * d.nutation,
    obliquity: wa * a.obliquity + wb * b.obliquity + wc * c.obliquity + wd * d.obliquity,
  };
}
