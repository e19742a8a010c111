import { isotropicSky } from "./isotropic";
import { beamRatio, type SkyState } from "./sky-state";

const RADIANS = Math.PI / 180;

/** Hay & Davies with a brightened horizon: Reindl, Beckman & Duffie, Solar Energy 45 (1990) 9. */
export function reindlSky(sky: SkyState): number {
  const { tiltDeg, zenithDeg, ghi, dni, dhi, dniExtra } = sky;
  const anisotropy = dni / dniExtra;
  const levelBeam = Math.max(0, dni * Math.cos(zenithDeg * RADIANS));
  const horizon = 1 + Math.sqrt(ghi > 0 ? levelBeam / ghi : 0) * Math.sin((tiltDeg * RADIANS) / 2) ** 3;
  return Math.max(0, dhi * anisotropy * beamRatio(sky) + (1 - anisotropy) * isotropicSky(sky) * horizon);
}
