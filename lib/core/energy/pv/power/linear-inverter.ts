/** Power at which the inverter starts, over its AC rating: the mean of the CEC list that PVWatts v8 took. */
const START_SHARE = 0.004931;

/**
 * AC power of PVWatts v8's inverter, in the unit of the inputs: a straight line from the start-up power to the rating, with
 * clipping. It is Sandia's model (King et al., SAND2007-5036) without its curvature.
 */
export function linearInverter(dc: number, acRating: number, efficiency: number): number {
  const start = START_SHARE * acRating;
  if (dc <= start) return 0;
  return Math.min(acRating, (acRating / (acRating / efficiency - start)) * (dc - start));
}
