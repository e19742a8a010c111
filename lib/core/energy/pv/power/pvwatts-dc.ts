/**
 * DC power of modules, in the unit of `ratedPower`: PVWatts v5, NREL/TP-6A20-62641 eq. 10.
 * @param irradiance that reaches the cells [W/m2]
 */
export function pvwattsDc(irradiance: number, tempCell: number, ratedPower: number, coefficientPerK: number): number {
  return (irradiance / 1000) * ratedPower * (1 + coefficientPerK * (tempCell - 25));
}
