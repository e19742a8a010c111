/**
 * Diffuse share as a logistic function of clearness: Boland, Scott & Luther, Environmetrics 12 (2001) 103, with the hourly fit of
 * Boland, Ridley & Brown, Renewable Energy 33 (2008) 575.
 */
export function bolandDiffuseShare(clearness: number): number {
  return 1 / (1 + Math.exp(8.645 * (clearness - 0.613)));
}
