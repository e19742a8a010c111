import { isotropicSky } from "./isotropic";
import type { SkyState } from "./sky-state";

const RADIANS = Math.PI / 180;

/** Upper ends of the sky's clearness bins and F11 F12 F13 F21 F22 F23 of each: "all sites composite" of Perez et al. 1990. */
const CLEARNESS_BINS = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2] as const;
const PEREZ_1990 = [
  [-0.008, 0.588, -0.062, -0.06, 0.072, -0.022],
  [0.13, 0.683, -0.151, -0.019, 0.066, -0.029],
  [0.33, 0.487, -0.221, 0.055, -0.064, -0.026],
  [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
  [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
  [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
  [1.06, -1.6, -0.359, 0.264, -1.127, 0.131],
  [0.678, -0.327, -0.25, 0.156, -1.377, 0.251],
] as const;

const COS_85 = Math.cos(85 * RADIANS);
/** Kappa of eq. 1, for a zenith in radians. */
export const CLEARNESS_SHIFT = 1.041;

/** Perez et al., Solar Energy 44 (1990) 271, eqs. 1, 3, 6, 9. With the sun below the horizon the sky counts as isotropic. */
export function perezSky(sky: SkyState): number {
  const { zenithDeg, dni, dhi, dniExtra, airMass } = sky;
  if (dhi <= 0) return 0;
  if (Number.isNaN(airMass)) return isotropicSky(sky);
  const zenith = zenithDeg * RADIANS;
  const shift = CLEARNESS_SHIFT * zenith * zenith * zenith;
  const clearness = ((dhi + dni) / dhi + shift) / (1 + shift);
  let bin = 0;
  while (bin < CLEARNESS_BINS.length && clearness >= (CLEARNESS_BINS[bin] as number)) bin += 1;
  const [f11, f12, f13, f21, f22, f23] = PEREZ_1990[bin] as (typeof PEREZ_1990)[number];
  const brightness = (dhi * airMass) / dniExtra;
  const circumsolar = Math.max(0, f11 + f12 * brightness + f13 * zenith);
  return threePartSky(sky, circumsolar, f21 + f22 * brightness + f23 * zenith);
}

/** Isotropic dome, light around the sun and light at the horizon, weighed by F1 and F2. */
export function threePartSky(sky: SkyState, circumsolar: number, horizon: number): number {
  const tilt = sky.tiltDeg * RADIANS;
  const around = Math.max(0, sky.cosIncidence) / Math.max(COS_85, Math.cos(sky.zenithDeg * RADIANS));
  const dome = ((1 - circumsolar) * (1 + Math.cos(tilt))) / 2;
  return Math.max(0, sky.dhi * (dome + circumsolar * around + horizon * Math.sin(tilt)));
}
