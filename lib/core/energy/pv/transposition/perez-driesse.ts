import { relativeAirMass } from "../sun/air-mass";
import { CLEARNESS_SHIFT, threePartSky } from "./perez";
import type { SkyState } from "./sky-state";

/** Knots of the quadratic splines over the clearness, and their coefficients: Driesse, Jensen & Perez 2024, table 4. */
const KNOTS = [0, 0, 0, 0.061, 0.187, 0.333, 0.487, 0.643, 0.778, 0.839, 1, 1, 1] as const;
const COEFFICIENTS: readonly (readonly number[])[] = [
  [-0.053, -0.008, 0.131, 0.328, 0.557, 0.861, 1.212, 1.099, 0.544, 0.544],
  [0.529, 0.588, 0.77, 0.471, 0.241, -0.323, -1.239, -1.847, 0.157, 0.157],
  [-0.028, -0.062, -0.167, -0.216, -0.3, -0.355, -0.444, -0.365, -0.213, -0.213],
  [-0.071, -0.06, -0.026, 0.069, 0.086, 0.24, 0.305, 0.275, 0.118, 0.118],
  [0.061, 0.072, 0.106, -0.105, -0.085, -0.467, -0.797, -1.132, -1.455, -1.455],
  [-0.019, -0.022, -0.032, -0.028, -0.012, -0.008, 0.047, 0.124, 0.292, 0.292],
];
/** First and last knot of the spans that hold a clearness of 0 and of 1. */
const [FIRST_SPAN, LAST_SPAN] = [2, 9];
const HIGHEST_CIRCUMSOLAR = 0.9;
const airMassAt = relativeAirMass("kasten-young-1989");

/** The Perez model without steps: Driesse, Jensen & Perez, Solar Energy 267 (2024) 112093. */
export function perezDriesseSky(sky: SkyState): number {
  const { zenithDeg, dni, dhi, dniExtra } = sky;
  if (dhi <= 0) return 0;
  const airMass = zenithDeg >= 90 ? airMassAt(90) : sky.airMass;
  const zenith = (zenithDeg * Math.PI) / 180;
  const share = dni / (dhi + dni);
  const clearness = share / (1 - CLEARNESS_SHIFT * zenith ** 3 * (share - 1));
  const brightness = (dhi * airMass) / dniExtra;
  const weights = splineWeights(clearness);
  const f = (row: number) => {
    const coefficients = COEFFICIENTS[row] as readonly number[];
    return weights.values.reduce((sum, weight, i) => sum + weight * (coefficients[weights.first + i] as number), 0);
  };
  const circumsolar = f(0) + f(1) * brightness + f(2) * zenith;
  const horizon = f(3) + f(4) * brightness + f(5) * zenith;
  return threePartSky(sky, Math.max(0, Math.min(HIGHEST_CIRCUMSOLAR, circumsolar)), horizon);
}

/** Values of the three quadratic B-splines that are not zero at x (de Boor's recursion), and the first one's number. */
function splineWeights(x: number): { first: number; values: number[] } {
  let span = FIRST_SPAN;
  while (span < LAST_SPAN && x >= (KNOTS[span + 1] as number)) span += 1;
  let values = [1];
  for (let degree = 1; degree <= 2; degree += 1) {
    const raised = new Array<number>(degree + 1).fill(0);
    for (const [i, value] of values.entries()) {
      const left = KNOTS[span - degree + 1 + i] as number;
      const right = KNOTS[span + 1 + i] as number;
      const rise = (x - left) / (right - left);
      raised[i] = (raised[i] as number) + (1 - rise) * value;
      raised[i + 1] = (raised[i + 1] as number) + rise * value;
    }
    values = raised;
  }
  return { first: span - 2, values };
}
