/**
 * Martin & Ruiz, Solar Energy Materials & Solar Cells 70 (2001) 25, eq. 2.
 * @param angularLoss a_r: 0.16 to 0.17 for clean silicon modules, more with dust
 */
export function martinRuizIncidenceModifier(angularLoss: number): (cosIncidence: number) => number {
  const normal = -Math.expm1(-1 / angularLoss);
  return (cosIncidence) => (cosIncidence <= 0 ? 0 : -Math.expm1(-cosIncidence / angularLoss) / normal);
}
