import type { GeocentricSun } from "./geocentric-sun";

const RADIANS = Math.PI / 180;

/** Where the sun stands against the turning Earth. The right ascension grows without wrapping, so that it can be interpolated. */
export type EquatorialSun = {
  /** Apparent right ascension and declination [rad]. */
  readonly rightAscension: number;
  readonly declination: number;
  /** Equatorial horizontal parallax [rad]. */
  readonly parallax: number;
  /** Equation of the equinoxes: apparent minus mean sidereal time [rad]. */
  readonly equinoxes: number;
};

/** Steps 3.8 to 3.10 and 3.12.1 of NREL/TP-560-34302. */
export function equatorialSun(sun: GeocentricSun): EquatorialSun {
  const sinObliquity = Math.sin(sun.obliquity);
  const cosObliquity = Math.cos(sun.obliquity);
  const sinLongitude = Math.sin(sun.longitude);
  const sinLatitude = Math.sin(sun.latitude);
  const cosLatitude = Math.cos(sun.latitude);
  const wrapped = Math.atan2(
    sinLongitude * cosObliquity - (sinLatitude / cosLatitude) * sinObliquity,
    Math.cos(sun.longitude),
  );
  return {
    rightAscension: wrapped + 2 * Math.PI * Math.round((sun.longitude - wrapped) / (2 * Math.PI)),
    declination: Math.asin(sinLatitude * cosObliquity + cosLatitude * sinObliquity * sinLongitude),
    parallax: (8.794 / (3600 * sun.radius)) * RADIANS,
    equinoxes: sun.nutation * cosObliquity,
  };
}

/** Mean sidereal time at Greenwich [rad, 0 to 2 pi]: steps 3.8.1 and 3.8.2. @param julianDay in universal time */
export function meanSiderealTime(julianDay: number): number {
  const days = julianDay - 2_451_545;
  const century = days / 36_525;
  const degrees = 280.46061837 + 360.98564736629 * days + century * century * (0.000387933 - century / 38_710_000);
  return (((degrees % 360) + 360) % 360) * RADIANS;
}
