import type { ExtraterrestrialModel } from "../../../station/pv-models";

/** World Meteorological Organization's solar constant [W/m2]. */
const SOLAR_CONSTANT = 1366.1;

/** Square of the mean over the actual distance to the sun, by the day of the year. */
const DISTANCE_FACTOR: Record<ExtraterrestrialModel, (dayOfYear: number) => number> = {
  /** Spencer, Search 2 (1971) 172. */
  spencer: (dayOfYear) => {
    const b = (2 * Math.PI * (dayOfYear - 1)) / 365;
    return (
      1.00011 + 0.034221 * Math.cos(b) + 0.00128 * Math.sin(b) + 0.000719 * Math.cos(2 * b) + 0.000077 * Math.sin(2 * b)
    );
  },
  /** ASCE Standardized Reference Evapotranspiration Equation (2005), eq. 23. */
  asce: (dayOfYear) => 1 + 0.033 * Math.cos((2 * Math.PI * dayOfYear) / 365),
};

/**
 * Extraterrestrial normal irradiance [W/m2].
 * @param dayOfYear 1 = 1 January
 */
export function extraterrestrialIrradiance(
  dayOfYear: number,
  model: ExtraterrestrialModel = "spencer",
  solarConstant = SOLAR_CONSTANT,
): number {
  return solarConstant * DISTANCE_FACTOR[model](dayOfYear);
}
