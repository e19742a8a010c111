import { isotropicSky } from "./isotropic";
import type { SkyState } from "./sky-state";

const RADIANS = Math.PI / 180;

/** Brightening near sun and horizon under clear skies: Klucher, Solar Energy 23 (1979) 111. */
export function klucherSky(sky: SkyState): number {
  const { tiltDeg, cosIncidence, zenithDeg, ghi, dhi } = sky;
  const clear = ghi > 0 ? 1 - (dhi / ghi) ** 2 : 0;
  const horizon = 1 + clear * Math.sin((tiltDeg * RADIANS) / 2) ** 3;
  const circumsolar = 1 + clear * Math.max(0, cosIncidence) ** 2 * Math.sin(zenithDeg * RADIANS) ** 3;
  return isotropicSky(sky) * horizon * circumsolar;
}
