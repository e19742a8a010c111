/** Global irradiance split into what comes straight from the sun and what comes from the rest of the sky [W/m2]. */
export type SplitIrradiance = { readonly dni: number; readonly dhi: number };

/** Cosine below which clearness and beam are not divided by the zenith's (86.27 deg), and zenith above which there is no beam. */
const LOWEST_COS_ZENITH = 0.065;
export const HIGHEST_BEAM_ZENITH_DEG = 87;

/** Global over extraterrestrial horizontal irradiance, 0 to 1. */
export function clearnessIndex(ghi: number, zenithDeg: number, dniExtra: number): number {
  const cosZenith = Math.max(LOWEST_COS_ZENITH, Math.cos((zenithDeg * Math.PI) / 180));
  return Math.max(0, Math.min(1, ghi / (dniExtra * cosZenith)));
}

/** Beam and diffuse of a diffuse share; all is diffuse where the sun is too low. */
export function splitByDiffuseShare(ghi: number, zenithDeg: number, share: number): SplitIrradiance {
  const dhi = share * ghi;
  const dni = (ghi - dhi) / Math.cos((zenithDeg * Math.PI) / 180);
  return zenithDeg > HIGHEST_BEAM_ZENITH_DEG || ghi < 0 || dni < 0 ? { dni: 0, dhi: ghi } : { dni, dhi };
}
