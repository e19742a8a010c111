/**
 * Diffuse share of global horizontal irradiance: Erbs, Klein & Duffie, Solar Energy 28 (1982) 293.
 * @param clearness hourly clearness index, global over extraterrestrial horizontal irradiance
 */
export function erbsDiffuseShare(clearness: number): number {
  if (clearness <= 0.22) return 1 - 0.09 * clearness;
  if (clearness > 0.8) return 0.165;
  return 0.9511 + clearness * (-0.1604 + clearness * (4.388 + clearness * (-16.638 + clearness * 12.336)));
}
