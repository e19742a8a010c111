/** Cell temperature [C] of irradiance in the module plane [W/m2], air temperature [C] and wind speed at 10 m [m/s]. */
export type CellTemperature = (irradiance: number, tempAir: number, windSpeed: number) => number;
