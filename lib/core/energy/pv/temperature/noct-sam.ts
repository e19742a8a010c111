import type { CellTemperature } from "./temperature-model";

/** Transmittance of the cover times absorptance of the cell. */
const TRANSMITTANCE_ABSORPTANCE = 0.9;
/** Wind at arrays up to 22 ft high over wind at 10 m, and the lowest wind that is counted [m/s]. */
const WIND_SHARE = 0.51;
const LOWEST_WIND = 0.001;

/**
 * Nominal operating cell temperature as SAM uses it: Gilman et al., SAM Photovoltaic Model Technical Reference Update,
 * NREL/TP-6A20-67399 (2018), eqs. 10.3 to 10.6, array up to 22 ft high.
 * @param nominalTemperatureC of cells at 800 W/m2, 20 C and 1 m/s
 */
export function noctSamTemperature(nominalTemperatureC: number, moduleEfficiency: number): CellTemperature {
  const heat = (nominalTemperatureC - 20) * (1 - moduleEfficiency / TRANSMITTANCE_ABSORPTANCE);
  return (irradiance, tempAir, windSpeed) =>
    tempAir + ((irradiance / 800) * heat * 9.5) / (5.7 + 3.8 * Math.max(WIND_SHARE * windSpeed, LOWEST_WIND));
}
