const RADIANS = Math.PI / 180;

/** Irradiance of a cloudless sky [W/m2]. */
export type ClearSky = { readonly ghi: number; readonly dni: number; readonly dhi: number };

/**
 * Clear sky by Ineichen & Perez, Solar Energy 73 (2002) 151, with the limit on the beam of Ineichen, Solar Energy 82 (2008) 758.
 * @param zenithDeg apparent zenith
 * @param airMass at the site's pressure
 * @param linkeTurbidity at air mass 2: about 2 in clean cold air, 3 on temperate land, 5 in cities and humid tropics
 * @param dniExtra extraterrestrial normal irradiance [W/m2]
 */
export function ineichenClearSky(
  zenithDeg: number,
  airMass: number,
  linkeTurbidity: number,
  elevationM: number,
  dniExtra: number,
): ClearSky {
  const cosZenith = Math.cos(zenithDeg * RADIANS);
  if (cosZenith <= 0 || Number.isNaN(airMass)) return { ghi: 0, dni: 0, dhi: 0 };
  const lower = Math.exp(-elevationM / 8000);
  const upper = Math.exp(-elevationM / 1250);
  const scale = 5.09e-5 * elevationM + 0.868;
  const slope = 3.92e-5 * elevationM + 0.0387;
  const ghi = scale * dniExtra * cosZenith * Math.exp(-slope * airMass * (lower + upper * (linkeTurbidity - 1)));
  const beam = dniExtra * (0.664 + 0.163 / lower) * Math.exp(-0.09 * airMass * (linkeTurbidity - 1));
  const most = (ghi * (1 - (0.1 - 0.2 * Math.exp(-linkeTurbidity)) / (0.1 + 0.882 / lower))) / cosZenith;
  const dni = Math.min(beam, Math.max(0, most));
  return { ghi, dni, dhi: ghi - dni * cosZenith };
}
