import { DAY_MS, HOUR_MS, type Instant } from "../../../time/instant";
import type { Observer, SolarPosition } from "./solar-position";

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;
/** Aberration of light [deg]. */
const ABERRATION = 20 / 3600;

/**
 * Solar position by Kepler's orbit with mean elements of 1900, as in PVLIB's "ephemeris" (Grover Hughes' notes at Sandia
 * National Laboratories): within 0.02 deg of SPA between 1950 and 2050 and light to check by hand.
 */
export function ephemerisPosition(instant: Instant, observer: Observer): SolarPosition {
  const date = new Date(instant);
  const year = date.getUTCFullYear() - 1900;
  const dayOfYear = Math.floor((instant - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
  const hours = (((instant % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
  const midnight = 365 * year + Math.floor((year - 1) / 4) - 0.5 + dayOfYear;
  const { rightAscensionDeg, declination } = equatorial(midnight + hours / 24);
  const sidereal = siderealAtMidnightDeg(midnight / 36_525) + 360.98564734 * (hours / 24) + observer.longitudeDeg;
  const hourAngle = ((((sidereal - rightAscensionDeg + 180) % 360) + 360) % 360) - 180;
  return horizontal(hourAngle * RADIANS, declination, observer);
}

function siderealAtMidnightDeg(century: number): number {
  const turns = 6 / 24 + 38 / 1440 + (45.836 + 8_640_184.542 * century + 0.0929 * century ** 2) / 86_400;
  return 360 * (turns - Math.floor(turns));
}

/** @param days since noon of 31 December 1899 */
function equatorial(days: number): { rightAscensionDeg: number; declination: number } {
  const t = days / 36_525;
  const obliquity = (23.452294 - 0.0130125 * t - 1.64e-6 * t ** 2 + 5.03e-7 * t ** 3) * RADIANS;
  const perigee = 281.22083 + 4.70684e-5 * days + 4.53e-4 * t ** 2 + 3.3e-6 * t ** 3;
  const meanAnomaly = (358.47583 + 0.985600267 * days - 1.5e-4 * t ** 2 - 3e-6 * t ** 3) % 360;
  const eccentricity = 0.01675104 - 4.18e-5 * t - 1.26e-7 * t ** 2;
  let anomaly = meanAnomaly;
  for (let before = 0; Math.abs(anomaly - before) > 1e-4; ) {
    before = anomaly;
    anomaly = meanAnomaly + eccentricity * DEGREES * Math.sin(before * RADIANS);
  }
  const stretch = Math.sqrt((1 + eccentricity) / (1 - eccentricity));
  const trueAnomaly = 2 * Math.atan(stretch * Math.tan((anomaly * RADIANS) / 2)) * DEGREES;
  const longitude = (perigee + trueAnomaly - ABERRATION) * RADIANS;
  return {
    rightAscensionDeg: Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)) * DEGREES,
    declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)),
  };
}

function horizontal(hourAngle: number, declination: number, observer: Observer): SolarPosition {
  const latitude = observer.latitudeDeg * RADIANS;
  const azimuth = Math.atan2(
    -Math.sin(hourAngle),
    Math.cos(latitude) * Math.tan(declination) - Math.sin(latitude) * Math.cos(hourAngle),
  );
  const elevation =
    Math.asin(
      Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle) + Math.sin(latitude) * Math.sin(declination),
    ) * DEGREES;
  const air = (283 / (273 + observer.temperatureC)) * (observer.pressurePa / 101_325);
  return {
    zenithDeg: 90 - elevation,
    apparentZenithDeg: 90 - elevation - (refractionArcSeconds(elevation) * air) / 3600,
    azimuthDeg: (azimuth * DEGREES + 360) % 360,
  };
}

function refractionArcSeconds(elevation: number): number {
  const tangent = Math.tan(elevation * RADIANS);
  if (elevation > 85) return 0;
  if (elevation > 5) return 58.1 / tangent - 0.07 / tangent ** 3 + 8.6e-5 / tangent ** 5;
  if (elevation > -0.575) {
    return elevation * (-518.2 + elevation * (103.4 + elevation * (-12.79 + elevation * 0.711))) + 1735;
  }
  return elevation > -1 ? -20.774 / tangent : 0;
}
