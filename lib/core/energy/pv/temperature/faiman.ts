import type { CellTemperature } from "./temperature-model";

/**
 * Faiman, Progress in Photovoltaics 16 (2008) 307.
 * @param u0 constant heat loss [W/(m2 K)]
 * @param u1 heat loss by wind [W s/(m3 K)], for wind as the factors were measured
 */
export function faimanTemperature(u0: number, u1: number): CellTemperature {
  return (irradiance, tempAir, windSpeed) => tempAir + irradiance / (u0 + u1 * windSpeed);
}
