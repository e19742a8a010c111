/** A plane under a sky: what every model of sky diffuse irradiance reads. */
export type SkyState = {
  tiltDeg: number;
  /** Of the sun on the plane; below 0 when the sun is behind it. */
  cosIncidence: number;
  /** Apparent solar zenith. */
  zenithDeg: number;
  /** Irradiances [W/m2]. */
  ghi: number;
  dni: number;
  dhi: number;
  dniExtra: number;
  /** Relative air mass; NaN when the sun is down. */
  airMass: number;
};

/** Sky diffuse irradiance on the plane [W/m2]. */
export type SkyDiffuse = (sky: SkyState) => number;

/** Below a solar elevation of one degree the ratio of beam on plane and on level ground is held. */
const LOWEST_COS_ZENITH = 0.01745;

/** Beam on the plane over beam on level ground. */
export function beamRatio(sky: SkyState): number {
  const cosZenith = Math.cos((sky.zenithDeg * Math.PI) / 180);
  return Math.max(0, sky.cosIncidence) / Math.max(LOWEST_COS_ZENITH, cosZenith);
}
