const RADIANS = Math.PI / 180;

/** Relative air mass by Kasten & Young, Applied Optics 28 (1989) 4735; NaN when the sun is down. @param zenithDeg apparent zenith */
export function relativeAirMass(zenithDeg: number): number {
  if (zenithDeg > 90) return Number.NaN;
  return 1 / (Math.cos(zenithDeg * RADIANS) + 0.50572 * (96.07995 - zenithDeg) ** -1.6364);
}

/** Cosine of the angle between the sun and a plane's normal; below 0 when the sun is behind the plane. */
export function incidenceCosine(
  tiltDeg: number,
  planeAzimuthDeg: number,
  zenithDeg: number,
  sunAzimuthDeg: number,
): number {
  const zenith = zenithDeg * RADIANS;
  const tilt = tiltDeg * RADIANS;
  const cosine =
    Math.cos(tilt) * Math.cos(zenith) +
    Math.sin(tilt) * Math.sin(zenith) * Math.cos((sunAzimuthDeg - planeAzimuthDeg) * RADIANS);
  return Math.max(-1, Math.min(1, cosine));
}

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

/**
 * Sky diffuse irradiance on a plane [W/m2], Perez et al., Solar Energy 44 (1990) 271, eqs. 1, 3, 6, 9.
 * @param zenithDeg apparent solar zenith; at or below the horizon the sky counts as isotropic
 * @param cosIncidence of the sun on the plane
 */
export function perezSkyDiffuse(
  tiltDeg: number,
  cosIncidence: number,
  zenithDeg: number,
  dhi: number,
  dni: number,
  dniExtra: number,
  airMass: number,
): number {
  if (dhi <= 0) return 0;
  const cosTilt = Math.cos(tiltDeg * RADIANS);
  if (Number.isNaN(airMass)) return (dhi * (1 + cosTilt)) / 2;
  const zenith = zenithDeg * RADIANS;
  const cubed = 1.041 * zenith * zenith * zenith;
  const clearness = ((dhi + dni) / dhi + cubed) / (1 + cubed);
  let bin = 0;
  while (bin < CLEARNESS_BINS.length && clearness >= (CLEARNESS_BINS[bin] as number)) bin += 1;
  const [f11, f12, f13, f21, f22, f23] = PEREZ_1990[bin] as (typeof PEREZ_1990)[number];
  const brightness = (dhi * airMass) / dniExtra;
  const circumsolar = Math.max(0, f11 + f12 * brightness + f13 * zenith);
  const horizon = f21 + f22 * brightness + f23 * zenith;
  const a = Math.max(0, cosIncidence);
  const b = Math.max(COS_85, Math.cos(zenith));
  const sky = ((1 - circumsolar) * (1 + cosTilt)) / 2 + (circumsolar * a) / b + horizon * Math.sin(tiltDeg * RADIANS);
  return Math.max(0, dhi * sky);
}

/** Irradiance reflected by the ground onto a plane [W/m2], isotropic. */
export function groundDiffuse(tiltDeg: number, ghi: number, albedo: number): number {
  return (ghi * albedo * (1 - Math.cos(tiltDeg * RADIANS))) / 2;
}
