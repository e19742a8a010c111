import type { CellTemperature } from "./temperature-model";

/** Air temperature plus a rise in proportion to irradiance: Ross, 14th IEEE Photovoltaic Specialists Conf. (1980) 1140. */
export function rossTemperature(nominalTemperatureC: number): CellTemperature {
  const risePerWm2 = (nominalTemperatureC - 20) / 800;
  return (irradiance, tempAir) => tempAir + irradiance * risePerWm2;
}
