import type { ExtraterrestrialModel, SolarPositionModel } from "../../../station/pv-models";
import { DAY_MS, HOUR_MS } from "../../../time/instant";
import { HOURS_PER_YEAR, MONTH_DAYS } from "../../weather/weather-year";
import { ephemerisPosition } from "./ephemeris";
import type { EquatorialSun } from "./equatorial-sun";
import { extraterrestrialIrradiance } from "./extraterrestrial-irradiance";
import {
  julianDayOf,
  localFrame,
  type Observer,
  observe,
  type SolarPosition,
  SUNRISE_ELEVATION_DEG,
  sunAt,
} from "./solar-position";

export type SolarYear = {
  readonly zenithDeg: Float64Array;
  readonly apparentZenithDeg: Float64Array;
  readonly azimuthDeg: Float64Array;
  /** Extraterrestrial normal irradiance [W/m2]. */
  readonly dniExtra: Float64Array;
};

export type SolarYearModels = {
  readonly position?: SolarPositionModel | undefined;
  readonly extraterrestrial?: ExtraterrestrialModel | undefined;
  /** Hours in which the sun rises or sets take its place in the middle of the part in which it is up, as PVWatts does. */
  readonly sunUpMidpoint?: boolean;
};

/** Zenith angles beyond which an hour holds no sunrise nor sunset: the sun climbs 7.5 deg in half an hour at most. */
const [HIGH_SUN_DEG, LOW_SUN_DEG] = [82, 99];
/** Halvings of an hour: the last is a tenth of a second. */
const HALVINGS = 15;
/** Days between two computed positions: interpolated over four of them the angles stay within 2e-6 deg. */
const NODE_DAYS = 2;

type MutableSun = { -readonly [Key in keyof EquatorialSun]: EquatorialSun[Key] };

/**
 * Sun positions of 8 760 hours, by SPA at one instant of each hour. The equatorial part moves slowly: it is computed every
 * other day and interpolated, which takes a fortieth of the time.
 * @param monthYears calendar year of each month
 * @param utcOffsetHours local standard time minus UTC
 * @param sunTimeOffsetHours instant within the hour
 */
export function solarYear(
  observer: Observer,
  monthYears: readonly number[],
  utcOffsetHours: number,
  sunTimeOffsetHours: number,
  models: SolarYearModels = {},
): SolarYear {
  const year: SolarYear = {
    zenithDeg: new Float64Array(HOURS_PER_YEAR),
    apparentZenithDeg: new Float64Array(HOURS_PER_YEAR),
    azimuthDeg: new Float64Array(HOURS_PER_YEAR),
    dniExtra: new Float64Array(HOURS_PER_YEAR),
  };
  const frame = localFrame(observer);
  const position: SolarPosition = { zenithDeg: 0, apparentZenithDeg: 0, azimuthDeg: 0 };
  const sun: MutableSun = { rightAscension: 0, declination: 0, parallax: 0, equinoxes: 0 };
  const byKepler = models.position === "ephemeris";
  let hour = 0;
  let dayOfYear = 0;
  for (const [month, days] of MONTH_DAYS.entries()) {
    const calendarYear = monthYears[month] ?? 2001;
    const firstDay = Date.UTC(calendarYear, month, 1) - utcOffsetHours * HOUR_MS;
    const nodes = byKepler
      ? []
      : Array.from({ length: Math.ceil(days / NODE_DAYS) + 4 }, (_, index) =>
          sunAt(firstDay + (index - 1) * NODE_DAYS * DAY_MS),
        );
    const see = (since: number) => {
      const instant = firstDay + since * HOUR_MS;
      if (byKepler) {
        Object.assign(position, ephemerisPosition(instant, observer));
      } else {
        const span = Math.max(0, Math.floor(since / (24 * NODE_DAYS)));
        interpolate(nodes, span, since / (24 * NODE_DAYS) - span, sun);
        observe(sun, julianDayOf(instant), frame, position);
      }
      return position.zenithDeg;
    };
    for (let day = 0; day < days; day += 1) {
      dayOfYear += 1;
      const extra = extraterrestrialIrradiance(dayOfYear, models.extraterrestrial);
      for (let clock = 0; clock < 24; clock += 1) {
        const since = day * 24 + clock + sunTimeOffsetHours;
        const zenith = see(since);
        if (models.sunUpMidpoint && zenith > HIGH_SUN_DEG && zenith < LOW_SUN_DEG) see(sunUpMiddle(see, since));
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

/** Middle of the part of an hour in which the sun is up; the hour's own where it does not rise or set. */
function sunUpMiddle(zenithAt: (since: number) => number, middle: number): number {
  const isUp = (at: number) => zenithAt(at) < 90 - SUNRISE_ELEVATION_DEG;
  const [start, end] = [middle - 0.5, middle + 0.5];
  const upAtStart = isUp(start);
  if (upAtStart === isUp(end)) return middle;
  let [low, high] = [start, end];
  for (let step = 0; step < HALVINGS; step += 1) {
    const at = (low + high) / 2;
    if (isUp(at) === upAtStart) low = at;
    else high = at;
  }
  return upAtStart ? (start + low) / 2 : (high + end) / 2;
}

/** Cubic Lagrange interpolation over four nodes, the second of which stands at the start of the span, into `sun`. */
function interpolate(nodes: readonly EquatorialSun[], first: number, t: number, sun: MutableSun): void {
  const a = nodes[first] as EquatorialSun;
  const b = nodes[first + 1] as EquatorialSun;
  const c = nodes[first + 2] as EquatorialSun;
  const d = nodes[first + 3] as EquatorialSun;
  const wa = (-t * (t - 1) * (t - 2)) / 6;
  const wb = ((t + 1) * (t - 1) * (t - 2)) / 2;
  const wc = (-(t + 1) * t * (t - 2)) / 2;
  const wd = ((t + 1) * t * (t - 1)) / 6;
  sun.rightAscension = wa * a.rightAscension + wb * b.rightAscension + wc * c.rightAscension + wd * d.rightAscension;
  sun.declination = wa * a.declination + wb * b.declination + wc * c.declination + wd * d.declination;
  sun.parallax = wa * a.parallax + wb * b.parallax + wc * c.parallax + wd * d.parallax;
  sun.equinoxes = wa * a.equinoxes + wb * b.equinoxes + wc * c.equinoxes + wd * d.equinoxes;
}
