/** Global irradiance of a cloudless sky [W/m2] from the zenith alone: Haurwitz, J. Meteorology 2 (1945) 154. */
export function haurwitzClearSky(zenithDeg: number): number {
  const cosZenith = Math.cos((zenithDeg * Math.PI) / 180);
  return cosZenith > 0 ? 1098 * cosZenith * Math.exp(-0.059 / cosZenith) : 0;
}
