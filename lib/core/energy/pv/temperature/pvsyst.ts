import type { CellTemperature } from "./temperature-model";

/** PVsyst's heat balance: what is absorbed and not turned into power, over a heat loss with wind [W/(m2 K)]. */
export function pvsystTemperature(
  uConstant: number,
  uWind: number,
  moduleEfficiency: number,
  absorption: number,
): CellTemperature {
  const heat = absorption * (1 - moduleEfficiency);
  return (irradiance, tempAir, windSpeed) => tempAir + (irradiance * heat) / (uConstant + uWind * windSpeed);
}
