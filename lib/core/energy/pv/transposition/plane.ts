const RADIANS = Math.PI / 180;

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

/** Irradiance reflected by the ground onto a plane [W/m2], isotropic. */
export function groundDiffuse(tiltDeg: number, ghi: number, albedo: number): number {
  return (ghi * albedo * (1 - Math.cos(tiltDeg * RADIANS))) / 2;
}
