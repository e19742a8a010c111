import type { SkyState } from "./sky-state";

/** A sky of one brightness: Hottel & Woertz, Trans. ASME 64 (1942) 91; Liu & Jordan, Solar Energy 7 (1963) 53. */
export function isotropicSky({ tiltDeg, dhi }: SkyState): number {
  return (dhi * (1 + Math.cos((tiltDeg * Math.PI) / 180))) / 2;
}
