import type { PvArray, PvPlant } from "../../station/pv-plant";
import { HOURS_PER_YEAR, MONTH_STARTS, type WeatherYear } from "../weather/weather-year";
import type { ModuleChain } from "./chain/module-chain";
import { pvwattsV5Chain } from "./chain/pvwatts-v5";
import { pvwattsV8Chain } from "./chain/pvwatts-v8";
import { standardChain } from "./chain/standard";
import { visitPlaneHours } from "./plane-hour";
import { linearInverter } from "./power/linear-inverter";
import { pvwattsInverter } from "./power/pvwatts-inverter";
import { keptSolarYear } from "./sun/kept-solar-year";
import type { SolarYear } from "./sun/solar-year";

/** What one array makes of a weather year, hour by hour, when new. */
export type ArrayYear = {
  /** Irradiance in the module plane [W/m2], before the cover. */
  readonly planeIrradiance: Float64Array;
  readonly cellTemperature: Float64Array;
  /** DC power after losses [kW]. */
  readonly dc: Float64Array;
};

/** DC power of the arrays on one inverter when new, after losses [kW], and that inverter. */
export type InverterDc = {
  readonly acPowerKw: number;
  readonly efficiency: number;
  readonly dc: Float64Array;
};

type PlantModels = Pick<PvPlant, "chain" | "sun">;

/** Sun positions for a weather year's site, hours and calendar years. */
export function sunOf(weather: WeatherYear, plant: PlantModels = {}): SolarYear {
  const { site, hours } = weather;
  const pressurePa = hours.pressure ? mean(hours.pressure) : standardPressure(site.elevationM);
  const { latitudeDeg, longitudeDeg, elevationM } = site;
  const observer = { latitudeDeg, longitudeDeg, elevationM, pressurePa, temperatureC: mean(hours.tempAir) };
  return keptSolarYear(observer, weather.monthYears, site.utcOffsetHours, weather.sunTimeOffsetHours, {
    ...plant.sun,
    sunUpMidpoint: plant.chain?.kind === "pvwatts-v5" || (plant.chain?.kind === "pvwatts-v8" && !weather.instantaneous),
  });
}

/** One array through the plant's chain, with its losses. */
export function arrayYear(array: PvArray, weather: WeatherYear, sun: SolarYear, plant: PlantModels = {}): ArrayYear {
  const year: ArrayYear = {
    planeIrradiance: new Float64Array(HOURS_PER_YEAR),
    cellTemperature: new Float64Array(HOURS_PER_YEAR),
    dc: new Float64Array(HOURS_PER_YEAR),
  };
  const chain = moduleChain(array, plant, weather);
  const kept = MONTH_STARTS.slice(0, 12).map((_, month) => array.peakPowerKw * (1 - totalLoss(array, month)));
  const module = { cellTemperature: 0, dcShare: 0 };
  visitPlaneHours(array, weather, sun, (plane) => {
    chain(plane, module);
    year.planeIrradiance[plane.hour] = plane.beam + plane.sky + plane.ground;
    year.cellTemperature[plane.hour] = module.cellTemperature;
    year.dc[plane.hour] = Math.max(0, (kept[plane.month] as number) * module.dcShare);
  });
  return year;
}

function moduleChain(array: PvArray, { chain }: PlantModels, weather: WeatherYear): ModuleChain {
  switch (chain?.kind) {
    case "pvwatts-v5":
      return pvwattsV5Chain(chain);
    case "pvwatts-v8":
      return pvwattsV8Chain(chain, weather.site.elevationM);
    default:
      return standardChain(array);
  }
}

export type PlantDcYear = {
  /** One entry for the plant's inverter and one for each array that has its own. */
  readonly dc: readonly InverterDc[];
  /** Energy that the modules would make of their plane irradiance at rated efficiency [kWh]: the performance ratio's base. */
  readonly peakSunEnergyKwh: number;
};

/** The last plant of each weather year: other prices, storage or demand leave its DC power as it is. */
const lastPlants = new WeakMap<WeatherYear, { readonly key: string; readonly year: PlantDcYear }>();

/** DC power of a plant over a weather year, without degradation; kept until another plant is asked for under the same weather. */
export function plantDcYear(plant: PvPlant, weather: WeatherYear): PlantDcYear {
  const key = JSON.stringify(plant);
  const last = lastPlants.get(weather);
  if (last?.key === key) return last.year;
  const year = computedDcYear(plant, weather);
  lastPlants.set(weather, { key, year });
  return year;
}

function computedDcYear(plant: PvPlant, weather: WeatherYear): PlantDcYear {
  const sun = sunOf(weather, plant);
  const shared: InverterDc = { ...plant.inverter, dc: new Float64Array(HOURS_PER_YEAR) };
  const dc = [shared];
  let peakSunEnergyKwh = 0;
  for (const array of plant.arrays) {
    const year = arrayYear(array, weather, sun, plant);
    if (array.inverter) dc.push({ ...array.inverter, dc: year.dc });
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      if (!array.inverter) shared.dc[hour] = (shared.dc[hour] as number) + (year.dc[hour] as number);
      peakSunEnergyKwh += ((year.planeIrradiance[hour] as number) / 1000) * array.peakPowerKw;
    }
  }
  return { dc, peakSunEnergyKwh };
}

/**
 * AC energy of each hour [kWh] in a year of operation: degraded DC through each inverter with its clipping, times availability.
 * @param operatingYear 1 for the first, which is not degraded
 */
export function plantAcYear(
  plant: PvPlant,
  inverters: readonly InverterDc[],
  operatingYear: number,
  into: Float64Array,
): void {
  const health = (1 - plant.degradationPerYear) ** (operatingYear - 1);
  const linear = plant.chain?.kind === "pvwatts-v8";
  into.fill(0);
  for (const { acPowerKw, efficiency, dc } of inverters) {
    const dcRating = acPowerKw / efficiency;
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      const power = health * (dc[hour] as number);
      if (power <= 0) continue;
      const ac = linear ? linearInverter(power, acPowerKw, efficiency) : pvwattsInverter(power, dcRating, efficiency);
      into[hour] = (into[hour] as number) + plant.availability * ac;
    }
  }
}

/** Losses together in a month, 0 = January: 1 - product(1 - loss). */
export function totalLoss({ losses, surroundings }: PvArray, month: number): number {
  const soiling = surroundings?.monthlySoiling?.[month] ?? losses.soiling;
  return 1 - Object.values({ ...losses, soiling }).reduce((kept, loss) => kept * (1 - loss), 1);
}

/** Standard atmosphere [Pa] at an elevation [m], ISO 2533. */
export function standardPressure(elevationM: number): number {
  return 101_325 * (1 - 2.25577e-5 * elevationM) ** 5.25588;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
