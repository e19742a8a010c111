import { relativeAirMass } from "../../pv/sun/air-mass";

const airMassAt = relativeAirMass("kasten-1966");
const HIGHEST_AIR_MASS = 12;

/** DISC's solar constant [W/m2]. */
export const DISC_SOLAR_CONSTANT = 1370;

/**
 * Direct normal over extraterrestrial irradiance: Maxwell, SERI/TR-215-3087 (1987).
 * @param clearness by DISC's solar constant
 */
export function discBeamShare(clearness: number, zenithDeg: number, pressurePa: number): number {
  const kt = clearness;
  const airMass = Math.min(HIGHEST_AIR_MASS, (airMassAt(zenithDeg) * pressurePa) / 101_325);
  const [a, b, c] =
    kt <= 0.6
      ? [0.512 - 1.56 * kt + 2.286 * kt ** 2 - 2.222 * kt ** 3, 0.37 + 0.962 * kt, -0.28 + 0.932 * kt - 2.048 * kt ** 2]
      : [
          -5.743 + 21.77 * kt - 27.49 * kt ** 2 + 11.56 * kt ** 3,
          41.4 - 118.5 * kt + 66.05 * kt ** 2 + 31.9 * kt ** 3,
          -47.01 + 184.2 * kt - 222 * kt ** 2 + 73.81 * kt ** 3,
        ];
  const clear = 0.866 - 0.122 * airMass + 0.0121 * airMass ** 2 - 0.000653 * airMass ** 3 + 1.4e-5 * airMass ** 4;
  return clear - (a + b * Math.exp(c * airMass));
}
