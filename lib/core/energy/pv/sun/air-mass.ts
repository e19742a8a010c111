import type { AirMassModel } from "../../../station/pv-models";

const RADIANS = Math.PI / 180;

/** Relative air mass of a zenith angle [deg] from 0 to 90. */
type RelativeAirMass = (zenithDeg: number) => number;

const RELATIVE: Record<AirMassModel, RelativeAirMass> = {
  /** Kasten & Young, Applied Optics 28 (1989) 4735. */
  "kasten-young-1989": (zenith) => 1 / (Math.cos(zenith * RADIANS) + 0.50572 * (96.07995 - zenith) ** -1.6364),
  /** Kasten, Archiv fuer Meteorologie B 14 (1966) 206. */
  "kasten-1966": (zenith) => 1 / (Math.cos(zenith * RADIANS) + 0.15 * (93.885 - zenith) ** -1.253),
  /** A flat atmosphere: the secant. */
  simple: (zenith) => 1 / Math.cos(zenith * RADIANS),
  /** Young & Irvine, Astronomical J. 72 (1967) 945; meant for zenith angles up to 86 deg. */
  "young-irvine-1967": (zenith) => {
    const secant = 1 / Math.cos(zenith * RADIANS);
    return secant * (1 - 0.0012 * (secant * secant - 1));
  },
  /** Young, Applied Optics 33 (1994) 1108. */
  "young-1994": (zenith) => {
    const cosine = Math.cos(zenith * RADIANS);
    return (
      ((1.002432 * cosine + 0.148386) * cosine + 0.0096467) /
      (((cosine + 0.149864) * cosine + 0.0102963) * cosine + 0.000303978)
    );
  },
  /** Gueymard, Solar Energy 51 (1993) 121. */
  "gueymard-1993": (zenith) => 1 / (Math.cos(zenith * RADIANS) + 0.00176759 * zenith * (94.37515 - zenith) ** -1.21563),
  /** Pickering, DIO 12 (2002) 3. */
  "pickering-2002": (zenith) => {
    const elevation = 90 - zenith;
    return 1 / Math.sin((elevation + 244 / (165 + 47 * elevation ** 1.1)) * RADIANS);
  },
};

/** The named model of relative air mass; NaN when the sun is down. Zenith angles are apparent ones [deg]. */
export function relativeAirMass(model: AirMassModel = "kasten-young-1989"): RelativeAirMass {
  const relative = RELATIVE[model];
  return (zenithDeg) => (zenithDeg > 90 ? Number.NaN : relative(zenithDeg));
}

/** Air mass at the pressure [Pa] of a site, of a relative one (Kasten & Young 1989, eq. 1). */
export function absoluteAirMass(relative: number, pressurePa: number): number {
  return (relative * pressurePa) / 101_325;
}
