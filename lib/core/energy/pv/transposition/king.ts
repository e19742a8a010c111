import { isotropicSky } from "./isotropic";
import type { SkyState } from "./sky-state";

/** Isotropic with an addition by the zenith, D. King, Sandia National Laboratories; known from PVLIB, never published. */
export function kingSky(sky: SkyState): number {
  const ground = (1 - Math.cos((sky.tiltDeg * Math.PI) / 180)) / 2;
  return Math.max(0, isotropicSky(sky) + sky.ghi * (0.012 * sky.zenithDeg - 0.04) * ground);
}
