const RADIANS = Math.PI / 180;

/** Refractive indices of coating and glass, extinction [1/m], thickness of coating and glass [m]. */
const [COATING, GLASS] = [1.3, 1.526];
const EXTINCTION = 4;
const [COATING_M, GLASS_M] = [2e-5, 2e-3];
/** Angles of incidence are held between these [deg]. */
const [LEAST_DEG, MOST_DEG] = [1, 89];

/**
 * Share of a beam that passes a cover of NREL's PVWatts, over that at one degree: De Soto, Klein & Beckman, Solar Energy 80
 * (2006) 78, as in NREL/TP-6A20-62641, eq. 8, and SAM's source. Light passes coating and glass once, without being reflected to
 * and fro between them.
 */
export function pvwattsCoverModifier(coated: boolean): (incidenceDeg: number) => number {
  const normal = passed(LEAST_DEG, coated);
  return (incidenceDeg) => passed(Math.max(LEAST_DEG, Math.min(MOST_DEG, incidenceDeg)), coated) / normal;
}

/**
 * Share of sky and ground light that PVWatts v8 lets through at its effective angle: through bare glass, over the coated cover at
 * one degree, never above 1.
 */
export function pvwattsDiffuseModifier(): (incidenceDeg: number) => number {
  const normal = passed(LEAST_DEG, true);
  return (incidenceDeg) => Math.min(1, passed(incidenceDeg, false) / normal);
}

function passed(incidenceDeg: number, coated: boolean): number {
  const sine = Math.sin(incidenceDeg * RADIANS);
  return coated
    ? face(sine, 1, COATING, COATING_M) * face(sine / COATING, COATING, GLASS, GLASS_M)
    : face(sine, 1, GLASS, GLASS_M);
}

/** One face and the layer behind it. @param sine of the angle in the layer before */
function face(sine: number, before: number, behind: number, thicknessM: number): number {
  const angle = Math.asin(sine);
  const refracted = Math.asin((before / behind) * sine);
  const difference = refracted - angle;
  const sum = refracted + angle;
  const reflected = (Math.sin(difference) / Math.sin(sum)) ** 2 / 2 + (Math.tan(difference) / Math.tan(sum)) ** 2 / 2;
  return (1 - reflected) * Math.exp((-EXTINCTION * thicknessM) / Math.cos(refracted));
}
