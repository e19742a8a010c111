/** Glazing: refractive index, extinction [1/m], thickness [m] and, for antireflective glass, the coating's index. */
export type Glazing = {
  readonly refractiveIndex: number;
  readonly extinctionPerM: number;
  readonly thicknessM: number;
  readonly coatingIndex?: number | undefined;
};

/** Uncoated glass of De Soto et al. 2006 and of PVWatts v5's "standard" module. */
export const STANDARD_GLASS: Glazing = { refractiveIndex: 1.526, extinctionPerM: 4, thicknessM: 0.002 };

/** The same with an antireflective coating of index 1.3: what modules are sold with today, and PVWatts v8 assumes. */
export const COATED_GLASS: Glazing = { ...STANDARD_GLASS, coatingIndex: 1.3 };

/**
 * Share of the light that passes the cover at an angle of incidence, over that at normal incidence: Snell's, Fresnel's and
 * Bouguer's laws. De Soto, Klein & Beckman, Solar Energy 80 (2006) 78, eqs. 4-6; behind a
 * coating light is reflected to and fro between its two faces.
 * @param cosIncidence at or below 0 nothing passes
 */
export function physicalIncidenceModifier(glazing: Glazing = STANDARD_GLASS): (cosIncidence: number) => number {
  const normal = transmittance(1, glazing);
  return (cosIncidence) => (cosIncidence <= 0 ? 0 : transmittance(cosIncidence, glazing) / normal);
}

function transmittance(cosIncidence: number, glazing: Glazing): number {
  const { refractiveIndex, extinctionPerM, thicknessM, coatingIndex } = glazing;
  const outer = coatingIndex ?? refractiveIndex;
  const sinIncidence = Math.sqrt(Math.max(0, 1 - cosIncidence * cosIncidence));
  const cosOuter = Math.sqrt(1 - (sinIncidence / outer) ** 2);
  const cosGlass = Math.sqrt(1 - (sinIncidence / refractiveIndex) ** 2);
  const firstParallel = reflectance(outer * cosIncidence, cosOuter);
  const firstPerpendicular = reflectance(cosIncidence, outer * cosOuter);
  let passParallel = 1 - firstParallel;
  let passPerpendicular = 1 - firstPerpendicular;
  if (coatingIndex !== undefined) {
    const secondParallel = reflectance(refractiveIndex * cosOuter, outer * cosGlass);
    const secondPerpendicular = reflectance(outer * cosOuter, refractiveIndex * cosGlass);
    passParallel *= (1 - secondParallel) / (1 - firstParallel * secondParallel);
    passPerpendicular *= (1 - secondPerpendicular) / (1 - firstPerpendicular * secondPerpendicular);
  }
  return ((passParallel + passPerpendicular) / 2) * Math.exp((-extinctionPerM * thicknessM) / cosGlass);
}

/** Fresnel's reflectance of one polarisation, of the two sides' admittances. */
function reflectance(a: number, b: number): number {
  return ((a - b) / (a + b)) ** 2;
}
