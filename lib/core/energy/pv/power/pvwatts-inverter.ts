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
