/** ASHRAE Standard 93-77; Souka & Safwat, Solar Energy 10 (1966) 170: 1 - b0 (sec - 1), never below 0. */
export function ashraeIncidenceModifier(b0: number): (cosIncidence: number) => number {
  return (cosIncidence) => (cosIncidence <= 0 ? 0 : Math.max(0, 1 - b0 * (1 / cosIncidence - 1)));
}
