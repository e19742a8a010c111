const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

export type Orientation = { tiltDeg: number; azimuthDeg: number };

/**
 * Orientation of a single-axis tracker: Lorenzo, Narvarte & Munoz, Progress in Photovoltaics 19 (2011) 747 (true tracking
 * and backtracking on level ground) in the notation of Marion & Dobos, NREL/TP-6A20-58891. The sun below the horizon leaves it flat.
 * @param axisAzimuthDeg direction of the axis, clockwise from north
 */
export function trackerOrientation(
  mount: {
    readonly axisTiltDeg: number;
    readonly axisAzimuthDeg: number;
    readonly maximumAngleDeg: number;
    readonly groundCoverageRatio: number;
    readonly backtrack: boolean;
  },
  zenithDeg: number,
  sunAzimuthDeg: number,
): Orientation & { rotationDeg: number } {
  const rotationDeg = zenithDeg >= 90 ? 0 : rotation(mount, zenithDeg, sunAzimuthDeg);
  const axisTilt = mount.axisTiltDeg * RADIANS;
  const angle = rotationDeg * RADIANS;
  const tilt = Math.acos(Math.cos(angle) * Math.cos(axisTilt));
  const turn = Math.atan2(Math.sin(angle), Math.cos(angle) * Math.sin(axisTilt)) * DEGREES;
  const azimuthDeg = (((mount.axisAzimuthDeg + (tilt < 1e-12 ? 90 : turn)) % 360) + 360) % 360;
  return { rotationDeg, tiltDeg: tilt * DEGREES, azimuthDeg };
}

function rotation(mount: Parameters<typeof trackerOrientation>[0], zenithDeg: number, sunAzimuthDeg: number): number {
  const zenith = zenithDeg * RADIANS;
  const bearing = (sunAzimuthDeg - mount.axisAzimuthDeg) * RADIANS;
  const axisTilt = mount.axisTiltDeg * RADIANS;
  const across = Math.sin(zenith) * Math.sin(bearing);
  const up = Math.sin(zenith) * Math.cos(bearing) * Math.sin(axisTilt) + Math.cos(zenith) * Math.cos(axisTilt);
  let angle = Math.atan2(across, up);
  if (mount.backtrack) {
    const overlap = Math.abs(Math.cos(angle) / mount.groundCoverageRatio);
    if (overlap < 1) angle -= Math.sign(angle) * Math.acos(overlap);
  }
  return Math.max(-mount.maximumAngleDeg, Math.min(mount.maximumAngleDeg, angle * DEGREES));
}
