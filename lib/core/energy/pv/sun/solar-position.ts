import type { Instant } from "../../../time/instant";
import { DAY_MS } from "../../../time/instant";
import { type EquatorialSun, equatorialSun, meanSiderealTime } from "./equatorial-sun";
import { geocentricSun } from "./geocentric-sun";

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

export type Observer = {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly elevationM: number;
  /** Yearly mean air pressure [Pa] and temperature [C], for refraction. */
  readonly pressurePa: number;
  readonly temperatureC: number;
};

/** Angles in degrees; zenith from the vertical, azimuth clockwise from north. */
export type SolarPosition = { zenithDeg: number; apparentZenithDeg: number; azimuthDeg: number };

/** Terrestrial time minus universal time [s]: 64 in 2000, 69 in 2017, 69 in 2025; a second moves the sun by 1e-5 deg. */
export const DEFAULT_DELTA_T_S = 67;

/**
 * Solar position by SPA, NREL/TP-560-34302 (Reda & Andreas 2004, 2008), uncertainty 0.0003 deg between -2000 and 6000.
 * @param instant time in UTC
 */
export function solarPosition(instant: Instant, observer: Observer, deltaTS = DEFAULT_DELTA_T_S): SolarPosition {
  const result = { zenithDeg: 0, apparentZenithDeg: 0, azimuthDeg: 0 };
  observe(sunAt(instant, deltaTS), julianDayOf(instant), localFrame(observer), result);
  return result;
}

/** The sun's equatorial position at an instant in UTC. */
export function sunAt(instant: Instant, deltaTS = DEFAULT_DELTA_T_S): EquatorialSun {
  return equatorialSun(geocentricSun(julianDayOf(instant) + deltaTS / 86_400));
}

export function julianDayOf(instant: Instant): number {
  return instant / DAY_MS + 2_440_587.5;
}

/** What the topocentric steps need of an observer, once for all hours. */
export type LocalFrame = {
  readonly longitude: number;
  readonly sinLatitude: number;
  readonly cosLatitude: number;
  readonly x: number;
  readonly y: number;
  readonly refractionFactor: number;
};

export function localFrame(observer: Observer): LocalFrame {
  const latitude = observer.latitudeDeg * RADIANS;
  const u = Math.atan(0.99664719 * Math.tan(latitude));
  const height = observer.elevationM / 6_378_140;
  return {
    longitude: observer.longitudeDeg * RADIANS,
    sinLatitude: Math.sin(latitude),
    cosLatitude: Math.cos(latitude),
    x: Math.cos(u) + height * Math.cos(latitude),
    y: 0.99664719 * Math.sin(u) + height * Math.sin(latitude),
    refractionFactor: (observer.pressurePa / 101_000) * (283 / (273 + observer.temperatureC)) * (1.02 / 60),
  };
}

/**
 * Steps 3.11 to 3.14 of SPA: from the equatorial position to the angles that the observer sees, into `result`. The parallax is
 * taken off the sun's direction as a vector, which is what the report's angles amount to and spares half the trigonometry.
 */
export function observe(sun: EquatorialSun, julianDay: number, frame: LocalFrame, result: SolarPosition): void {
  const hourAngle = meanSiderealTime(julianDay) + sun.equinoxes + frame.longitude - sun.rightAscension;
  const cosDeclination = Math.cos(sun.declination);
  const towards = cosDeclination * Math.cos(hourAngle) - frame.x * sun.parallax;
  const west = cosDeclination * Math.sin(hourAngle);
  const axial = Math.sin(sun.declination) - frame.y * sun.parallax;
  const south = frame.sinLatitude * towards - frame.cosLatitude * axial;
  const up = frame.cosLatitude * towards + frame.sinLatitude * axial;
  const elevationDeg = Math.atan2(up, Math.sqrt(south * south + west * west)) * DEGREES;
  result.zenithDeg = 90 - elevationDeg;
  result.apparentZenithDeg = 90 - elevationDeg - refractionDeg(elevationDeg, frame.refractionFactor);
  result.azimuthDeg = (Math.atan2(west, south) * DEGREES + 540) % 360;
}

/** Elevation of the sun's centre when its upper edge touches the horizon [deg]: its radius and the refraction there. */
export const SUNRISE_ELEVATION_DEG = -(0.26667 + 0.5667);

function refractionDeg(elevationDeg: number, factor: number): number {
  if (elevationDeg < SUNRISE_ELEVATION_DEG) return 0;
  return factor / Math.tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * RADIANS);
}
