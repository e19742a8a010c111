import type { CellTemperature } from "./temperature-model";

/**
 * Sandia array performance model: King, Boyson & Kratochvil, SAND2004-3535, eqs. 11 and 12.
 * @param deltaT cell above module back at 1000 W/m2 [K]
 */
export function sapmTemperature(a: number, b: number, deltaT: number): CellTemperature {
  return (irradiance, tempAir, windSpeed) =>
    tempAir + irradiance * Math.exp(a + b * windSpeed) + (irradiance / 1000) * deltaT;
}
