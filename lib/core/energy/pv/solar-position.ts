import type { Instant } from "../../time/instant";
import { DAY_MS } from "../../time/instant";
import { type GeocentricSun, geocentricSun } from "./geocentric-sun";

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
  const julianDay = julianDayOf(instant);
  const result = { zenithDeg: 0, apparentZenithDeg: 0, azimuthDeg: 0 };
  observe(geocentricSun(julianDay + deltaTS / 86_400), julianDay, localFrame(observer), result);
  return result;
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

/** Steps 3.8 to 3.14 of SPA: from the geocentric position to the angles that the observer sees, into `result`. */
export function observe(sun: GeocentricSun, julianDay: number, frame: LocalFrame, result: SolarPosition): void {
  const days = julianDay - 2_451_545;
  const century = days / 36_525;
  const siderealDeg = 280.46061837 + 360.98564736629 * days + century * century * (0.000387933 - century / 38_710_000);
  const sinObliquity = Math.sin(sun.obliquity);
  const cosObliquity = Math.cos(sun.obliquity);
  const sinLongitude = Math.sin(sun.longitude);
  const sinLatitude = Math.sin(sun.latitude);
  const cosLatitude = Math.cos(sun.latitude);
  const rightAscension = Math.atan2(
    sinLongitude * cosObliquity - (sinLatitude / cosLatitude) * sinObliquity,
    Math.cos(sun.longitude),
  );
  const sinDeclination = sinLatitude * cosObliquity + cosLatitude * sinObliquity * sinLongitude;
  const cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
  const hourAngle = (siderealDeg % 360) * RADIANS + sun.nutation * cosObliquity + frame.longitude - rightAscension;

  const sinParallax = Math.sin((8.794 / (3600 * sun.radius)) * RADIANS);
  const cosHourAngle = Math.cos(hourAngle);
  const towards = cosDeclination - frame.x * sinParallax * cosHourAngle;
  const shift = Math.atan2(-frame.x * sinParallax * Math.sin(hourAngle), towards);
  const declination = Math.atan2((sinDeclination - frame.y * sinParallax) * Math.cos(shift), towards);
  const localHourAngle = hourAngle - shift;
  const sinLocalDeclination = Math.sin(declination);
  const cosLocalDeclination = Math.cos(declination);
  const cosLocalHourAngle = Math.cos(localHourAngle);

  const sinElevation =
    frame.sinLatitude * sinLocalDeclination + frame.cosLatitude * cosLocalDeclination * cosLocalHourAngle;
  const elevationDeg = Math.asin(Math.max(-1, Math.min(1, sinElevation))) * DEGREES;
  result.zenithDeg = 90 - elevationDeg;
  result.apparentZenithDeg = 90 - elevationDeg - refractionDeg(elevationDeg, frame.refractionFactor);
  const azimuth =
    Math.atan2(
      Math.sin(localHourAngle),
      cosLocalHourAngle * frame.sinLatitude - (sinLocalDeclination / cosLocalDeclination) * frame.cosLatitude,
    ) * DEGREES;
  result.azimuthDeg = (azimuth + 540) % 360;
}

/** Sun's radius and refraction at the horizon [deg]: below it the sun is down and nothing is refracted. */
const SUNRISE_ELEVATION_DEG = -(0.26667 + 0.5667);

function refractionDeg(elevationDeg: number, factor: number): number {
  if (elevationDeg < SUNRISE_ELEVATION_DEG) return 0;
  return factor / Math.tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * RADIANS);
}
