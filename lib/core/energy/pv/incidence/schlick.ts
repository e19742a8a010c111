/** Fresnel's laws without a refractive index: Schlick, Computer Graphics Forum 13 (1994) 233. */
export function schlickIncidenceModifier(cosIncidence: number): number {
  return cosIncidence <= 0 ? 0 : 1 - (1 - cosIncidence) ** 5;
}
