/**
 * Cell temperature [C]: Faiman, Progress in Photovoltaics 16 (2008) 307.
 * @param irradiance in the module plane [W/m2]
 * @param windSpeed at the modules' height as measured for u0, u1 [m/s]
 */
export function faimanTemperature(
  irradiance: number,
  tempAir: number,
  windSpeed: number,
  u0: number,
  u1: number,
): number {
  return tempAir + irradiance / (u0 + u1 * windSpeed);
}

/**
 * DC power of modules, in the unit of `ratedPower`: PVWatts v5, NREL/TP-6A20-62641 eq. 10.
 * @param irradiance that reaches the cells [W/m2]
 */
export function pvwattsDc(irradiance: number, tempCell: number, ratedPower: number, coefficientPerK: number): number {
  return (irradiance / 1000) * ratedPower * (1 + coefficientPerK * (tempCell - 25));
}

/** Reference efficiency of the inverters that the part-load curve was fitted on. */
const REFERENCE_EFFICIENCY = 0.9637;

/**
 * AC power of an inverter, in the unit of the inputs: PVWatts v5, NREL/TP-6A20-62641 eqs. 12-15, with clipping.
 * @param dcRating DC input at which the output is `efficiency` x `dcRating`, the AC rating
 */
export function pvwattsInverter(dc: number, dcRating: number, efficiency: number): number {
  const load = dc / dcRating;
  if (load <= 0) return 0;
  const eta = (efficiency / REFERENCE_EFFICIENCY) * (-0.0162 * load - 0.0059 / load + 0.9858);
  return Math.max(0, Math.min(eta * dc, efficiency * dcRating));
}
