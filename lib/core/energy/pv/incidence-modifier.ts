const RADIANS = Math.PI / 180;

/** Glazing: refractive index, extinction [1/m], thickness [m] and, for antireflective glass, the coating's index. */
export type Glazing = { readonly n: number; readonly k: number; readonly l: number; readonly nCoating?: number };

/** Uncoated glass of De Soto et al. 2006 and of PVWatts' "standard" module. */
export const STANDARD_GLASS: Glazing = { n: 1.526, k: 4, l: 0.002 };

/** The same with an antireflective coating of index 1.3: what modules are sold with today, and PVWatts v8 assumes. */
export const COATED_GLASS: Glazing = { ...STANDARD_GLASS, nCoating: 1.3 };

/**
 * Share of the light that passes the cover at an angle of incidence, over that at normal incidence: Snell's, Fresnel's and
 * Bouguer's laws. De Soto, Klein & Beckman, Solar Energy 80 (2006) 78, eqs. 4-6; behind a
 * coating light is reflected to and fro between its two faces.
 * @param cosIncidence at or below 0 nothing passes
 */
export function physicalIncidenceModifier(cosIncidence: number, glazing: Glazing = STANDARD_GLASS): number {
  if (cosIncidence <= 0) return 0;
  return transmittance(cosIncidence, glazing) / transmittance(1, glazing);
}

function transmittance(cosIncidence: number, glazing: Glazing): number {
  const outer = glazing.nCoating ?? glazing.n;
  const sinIncidence = Math.sqrt(Math.max(0, 1 - cosIncidence * cosIncidence));
  const cosOuter = Math.sqrt(1 - (sinIncidence / outer) ** 2);
  const cosGlass = Math.sqrt(1 - (sinIncidence / glazing.n) ** 2);
  const firstParallel = reflectance(outer * cosIncidence, cosOuter);
  const firstPerpendicular = reflectance(cosIncidence, outer * cosOuter);
  let passParallel = 1 - firstParallel;
  let passPerpendicular = 1 - firstPerpendicular;
  if (glazing.nCoating !== undefined) {
    const secondParallel = reflectance(glazing.n * cosOuter, outer * cosGlass);
    const secondPerpendicular = reflectance(outer * cosOuter, glazing.n * cosGlass);
    passParallel *= (1 - secondParallel) / (1 - firstParallel * secondParallel);
    passPerpendicular *= (1 - secondPerpendicular) / (1 - firstPerpendicular * secondPerpendicular);
  }
  return ((passParallel + passPerpendicular) / 2) * Math.exp((-glazing.k * glazing.l) / cosGlass);
}

/** Fresnel's reflectance of one polarisation, of the two sides' admittances. */
function reflectance(a: number, b: number): number {
  return ((a - b) / (a + b)) ** 2;
}

/**
 * Angles at which sky and ground light behave like one beam [deg]: Brandemuehl & Beckman, Solar Energy 24 (1980) 511.
 */
export function effectiveDiffuseAngles(tiltDeg: number): { skyDeg: number; groundDeg: number } {
  return {
    skyDeg: 59.7 - 0.1388 * tiltDeg + 0.001497 * tiltDeg * tiltDeg,
    groundDeg: 90 - 0.5788 * tiltDeg + 0.002693 * tiltDeg * tiltDeg,
  };
}

export function cosineOf(angleDeg: number): number {
  return Math.cos(angleDeg * RADIANS);
}
