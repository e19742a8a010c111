import type { Surroundings } from "../../station/pv-plant";

const RADIANS = Math.PI / 180;

/** What stands around an array lets through, hour by hour. */
export type OpenSky = {
  /** Share of the beam that reaches the array from the sun's place. @param month 0 = January */
  beam(zenithDeg: number, sunAzimuthDeg: number, month: number): number;
  /** Share of the sky's diffuse light that reaches it. */
  readonly sky: number;
};

/**
 * Beam is cut below the horizon and by the month's shading; diffuse light by the part of an even sky that the horizon hides from a
 * level plane, 1 - mean(sin^2 h): a tilted array sees less of what is behind it, which this leaves out.
 */
export function openSky({ horizonDeg, monthlyShading }: Surroundings = {}): OpenSky {
  const sky = horizonDeg
    ? horizonDeg.reduce((sum, height) => sum + Math.cos(height * RADIANS) ** 2, 0) / horizonDeg.length
    : 1;
  return {
    sky,
    beam: (zenithDeg, sunAzimuthDeg, month) => {
      if (horizonDeg && 90 - zenithDeg < horizonAt(horizonDeg, sunAzimuthDeg)) return 0;
      return 1 - (monthlyShading?.[month] ?? 0);
    },
  };
}

/** Elevation of the horizon at a bearing [deg], straight between the values. */
function horizonAt(horizonDeg: readonly number[], azimuthDeg: number): number {
  const place = (((azimuthDeg % 360) + 360) % 360) * (horizonDeg.length / 360);
  const before = Math.floor(place) % horizonDeg.length;
  const low = horizonDeg[before] as number;
  const high = horizonDeg[(before + 1) % horizonDeg.length] as number;
  return low + (high - low) * (place - Math.floor(place));
}
