import { LATITUDE_TERMS, LONGITUDE_TERMS, NUTATION_TERMS, RADIUS_TERMS } from "./spa-terms";

const RADIANS = Math.PI / 180;

/** Where the sun stands as seen from the centre of the Earth. Longitude grows without wrapping, so that it can be interpolated. */
export type GeocentricSun = {
  /** Apparent longitude [rad]. */
  readonly longitude: number;
  /** Latitude [rad]. */
  readonly latitude: number;
  /** Distance [astronomical units]. */
  readonly radius: number;
  /** Nutation in longitude [rad]. */
  readonly nutation: number;
  /** True obliquity of the ecliptic [rad]. */
  readonly obliquity: number;
};

/**
 * Apparent geocentric position of the sun: steps 3.2 to 3.7 of NREL/TP-560-34302 (Reda & Andreas).
 * @param julianEphemerisDay Julian day in terrestrial time
 */
export function geocentricSun(julianEphemerisDay: number): GeocentricSun {
  const century = (julianEphemerisDay - 2_451_545) / 36_525;
  const millennium = century / 10;
  const radius = series(RADIUS_TERMS, millennium) / 1e8;
  const { nutation, obliquityChange } = nutationOf(century);
  const aberration = (-20.4898 / (3600 * radius)) * RADIANS;
  return {
    longitude: series(LONGITUDE_TERMS, millennium) / 1e8 + Math.PI + nutation + aberration,
    latitude: -series(LATITUDE_TERMS, millennium) / 1e8,
    radius,
    nutation,
    obliquity: meanObliquity(millennium / 10) + obliquityChange,
  };
}

function series(powers: readonly (readonly number[])[], t: number): number {
  let total = 0;
  let factor = 1;
  for (const terms of powers) {
    let sum = 0;
    for (let i = 0; i < terms.length; i += 3) {
      sum += (terms[i] as number) * Math.cos((terms[i + 1] as number) + (terms[i + 2] as number) * t);
    }
    total += sum * factor;
    factor *= t;
  }
  return total;
}

function nutationOf(century: number): { nutation: number; obliquityChange: number } {
  const t = century;
  const x0 = 297.85036 + t * (445_267.11148 + t * (-0.0019142 + t / 189_474));
  const x1 = 357.52772 + t * (35_999.05034 + t * (-0.0001603 - t / 300_000));
  const x2 = 134.96298 + t * (477_198.867398 + t * (0.0086972 + t / 56_250));
  const x3 = 93.27191 + t * (483_202.017538 + t * (-0.0036825 + t / 327_270));
  const x4 = 125.04452 + t * (-1934.136261 + t * (0.0020708 + t / 450_000));
  let longitude = 0;
  let obliquity = 0;
  for (const term of NUTATION_TERMS) {
    const at = (column: number) => term[column] as number;
    const argument = (at(0) * x0 + at(1) * x1 + at(2) * x2 + at(3) * x3 + at(4) * x4) * RADIANS;
    longitude += (at(5) + at(6) * t) * Math.sin(argument);
    obliquity += (at(7) + at(8) * t) * Math.cos(argument);
  }
  return { nutation: (longitude / 36e6) * RADIANS, obliquityChange: (obliquity / 36e6) * RADIANS };
}

const OBLIQUITY_ARC_SECONDS = [84_381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45];

/** @param u Julian ephemeris years / 10 000 since J2000 */
function meanObliquity(u: number): number {
  return (OBLIQUITY_ARC_SECONDS.reduceRight((sum, coefficient) => sum * u + coefficient, 0) / 3600) * RADIANS;
}
