import { isotropicSky } from "./isotropic";
import { beamRatio, type SkyState } from "./sky-state";

/**
 * Diffuse light split by the beam's transmittance into circumsolar and isotropic: Hay & Davies, Proc. First Canadian Solar
 * Radiation Data Workshop (1980) 59.
 */
export function hayDaviesSky(sky: SkyState): number {
  const anisotropy = sky.dni / sky.dniExtra;
  return Math.max(0, (1 - anisotropy) * isotropicSky(sky)) + Math.max(0, sky.dhi * anisotropy * beamRatio(sky));
}
