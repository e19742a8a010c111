import type { Mount } from "../../station/pv-plant";

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

type Orientation = { tiltDeg: number; azimuthDeg: number; rotationDeg: number };

type Tracker = Omit<Extract<Mount, { kind: "single-axis" }>, "kind">;

/**
 * Orientation of a single-axis tracker: Lorenzo, Narvarte & Munoz, Progress in Photovoltaics 19 (2011) 747 (true tracking),
 * Anderson & Mikofski, NREL/TP-5K00-76626 (2020), eq. 14 (backtracking, on slopes too), in the notation of Marion & Dobos,
 * NREL/TP-6A20-58891. The sun below the horizon leaves it flat. Rotation is positive to the right of the axis's direction.
 */
export function trackerOrientation(mount: Tracker, zenithDeg: number, sunAzimuthDeg: number): Orientation {
  const rotationDeg = zenithDeg >= 90 ? 0 : rotation(mount, zenithDeg, sunAzimuthDeg);
  const axisTilt = mount.axisTiltDeg * RADIANS;
  const angle = rotationDeg * RADIANS;
  const tilt = Math.acos(Math.cos(angle) * Math.cos(axisTilt));
  const turn = Math.atan2(Math.sin(angle), Math.cos(angle) * Math.sin(axisTilt)) * DEGREES;
  const azimuthDeg = (((mount.axisAzimuthDeg + (tilt < 1e-12 ? 90 : turn)) % 360) + 360) % 360;
  return { rotationDeg, tiltDeg: tilt * DEGREES, azimuthDeg };
}

/** Rotation that faces the sun as nearly as the axis lets it [rad]. */
function trueTrackingAngle(mount: Tracker, zenithDeg: number, sunAzimuthDeg: number): number {
  const zenith = zenithDeg * RADIANS;
  const bearing = (sunAzimuthDeg - mount.axisAzimuthDeg) * RADIANS;
  const axisTilt = mount.axisTiltDeg * RADIANS;
  const across = Math.sin(zenith) * Math.sin(bearing);
  const up = Math.sin(zenith) * Math.cos(bearing) * Math.sin(axisTilt) + Math.cos(zenith) * Math.cos(axisTilt);
  return Math.atan2(across, up);
}

/**
 * Share of a row's width in the shade of the next row, which takes that share of its beam: Anderson & Mikofski, ibid., eq. 32. None
 * while backtracking keeps the rows clear.
 */
export function rowShadedShare(mount: Tracker, zenithDeg: number, sunAzimuthDeg: number, rotationDeg: number): number {
  const projected = Math.tan(trueTrackingAngle(mount, zenithDeg, sunAzimuthDeg));
  const rotated = rotationDeg * RADIANS;
  const slope = Math.tan((mount.crossAxisSlopeDeg ?? 0) * RADIANS);
  const across = Math.sin(rotated) * projected + Math.cos(rotated);
  const share = 1 - (1 + slope * projected) / (mount.groundCoverageRatio * across);
  return across > 0 ? Math.max(0, Math.min(1, share)) : 0;
}

function rotation(mount: Tracker, zenithDeg: number, sunAzimuthDeg: number): number {
  let angle = trueTrackingAngle(mount, zenithDeg, sunAzimuthDeg);
  if (mount.backtrack) {
    const slope = (mount.crossAxisSlopeDeg ?? 0) * RADIANS;
    const clear = Math.abs(Math.cos(angle - slope) / (mount.groundCoverageRatio * Math.cos(slope)));
    if (clear < 1) angle -= Math.sign(angle) * Math.acos(clear);
  }
  return Math.max(-mount.maximumAngleDeg, Math.min(mount.maximumAngleDeg, angle * DEGREES));
}
