import type { PvArray, PvPlant } from "../../station/pv-plant";
import { HOURS_PER_YEAR, type WeatherYear } from "../weather/weather-year";
import { COATED_GLASS, cosineOf, effectiveDiffuseAngles, physicalIncidenceModifier } from "./incidence-modifier";
import { faimanTemperature, pvwattsDc, pvwattsInverter } from "./module-power";
import { type SolarYear, solarYear } from "./solar-year";
import { trackerOrientation } from "./tracker";
import { groundDiffuse, incidenceCosine, perezSkyDiffuse, relativeAirMass } from "./transposition";

/** What one array makes of a weather year, hour by hour, when new. */
export type ArrayYear = {
  /** Irradiance in the module plane [W/m2], before the cover. */
  readonly planeIrradiance: Float64Array;
  readonly cellTemperature: Float64Array;
  /** DC power after losses [kW]. */
  readonly dc: Float64Array;
};

/** Sun positions for a weather year's site, hours and calendar years. */
export function sunOf(weather: WeatherYear): SolarYear {
  const { site, hours } = weather;
  const pressurePa = hours.pressure ? mean(hours.pressure) : standardPressure(site.elevationM);
  const observer = { ...site, pressurePa, temperatureC: mean(hours.tempAir) };
  return solarYear(observer, weather.monthYears, site.utcOffsetHours, weather.sunTimeOffsetHours);
}

/**
 * One array through the whole chain: Perez transposition, physical incidence modifier on beam, sky and ground light, Faiman
 * cell temperature, PVWatts DC, losses.
 */
export function arrayYear(array: PvArray, weather: WeatherYear, sun: SolarYear): ArrayYear {
  const { ghi, dni, dhi, tempAir, windSpeed } = weather.hours;
  const { mount } = array;
  const year: ArrayYear = {
    planeIrradiance: new Float64Array(HOURS_PER_YEAR),
    cellTemperature: new Float64Array(HOURS_PER_YEAR),
    dc: new Float64Array(HOURS_PER_YEAR),
  };
  const kept = 1 - totalLoss(array);
  let tilt = mount.kind === "fixed" ? mount.tiltDeg : 0;
  let azimuth = mount.kind === "fixed" ? mount.azimuthDeg : 0;
  let diffuse = diffuseModifiers(tilt);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const global = ghi[hour] as number;
    const beam = dni[hour] as number;
    const scattered = dhi[hour] as number;
    const air = tempAir[hour] as number;
    if (global <= 0 && beam <= 0 && scattered <= 0) {
      year.cellTemperature[hour] = air;
      continue;
    }
    const zenith = sun.apparentZenithDeg[hour] as number;
    const sunAzimuth = sun.azimuthDeg[hour] as number;
    if (mount.kind === "single-axis") {
      const orientation = trackerOrientation(mount, zenith, sunAzimuth);
      tilt = orientation.tiltDeg;
      azimuth = orientation.azimuthDeg;
      diffuse = diffuseModifiers(tilt);
    }
    const cosIncidence = incidenceCosine(tilt, azimuth, zenith, sunAzimuth);
    // A sun below the horizon sends no beam, whatever an hour's mean says.
    const planeBeam = zenith < 90 ? beam * Math.max(0, cosIncidence) : 0;
    const airMass = relativeAirMass(zenith);
    const sky = perezSkyDiffuse(tilt, cosIncidence, zenith, scattered, beam, sun.dniExtra[hour] as number, airMass);
    const ground = groundDiffuse(tilt, global, array.albedo);
    const plane = planeBeam + sky + ground;
    const effective =
      planeBeam * physicalIncidenceModifier(cosIncidence, COATED_GLASS) + sky * diffuse.sky + ground * diffuse.ground;
    const cell = faimanTemperature(plane, air, windSpeed[hour] as number, array.faimanU0, array.faimanU1);
    year.planeIrradiance[hour] = plane;
    year.cellTemperature[hour] = cell;
    year.dc[hour] = Math.max(0, kept * pvwattsDc(effective, cell, array.peakPowerKw, array.temperatureCoefficientPerK));
  }
  return year;
}

export type PlantDcYear = {
  /** DC power of all arrays when new, after losses [kW]. */
  readonly dc: Float64Array;
  /** Energy that the modules would make of their plane irradiance at rated efficiency [kWh]: the performance ratio's base. */
  readonly peakSunEnergyKwh: number;
};

/** DC power of a plant over a weather year, without degradation. */
export function plantDcYear(plant: PvPlant, weather: WeatherYear): PlantDcYear {
  const sun = sunOf(weather);
  const dc = new Float64Array(HOURS_PER_YEAR);
  let peakSunEnergyKwh = 0;
  for (const array of plant.arrays) {
    const year = arrayYear(array, weather, sun);
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      dc[hour] = (dc[hour] as number) + (year.dc[hour] as number);
      peakSunEnergyKwh += ((year.planeIrradiance[hour] as number) / 1000) * array.peakPowerKw;
    }
  }
  return { dc, peakSunEnergyKwh };
}

/**
 * AC energy of each hour [kWh] in a year of operation: degraded DC through the inverter with clipping, times availability.
 * @param operatingYear 1 for the first, which is not degraded
 */
export function plantAcYear(plant: PvPlant, dc: Float64Array, operatingYear: number, into: Float64Array): void {
  const health = (1 - plant.degradationPerYear) ** (operatingYear - 1);
  const { acPowerKw, efficiency } = plant.inverter;
  const dcRating = acPowerKw / efficiency;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    into[hour] = plant.availability * pvwattsInverter(health * (dc[hour] as number), dcRating, efficiency);
  }
}

/** Losses together: 1 - product(1 - loss). */
export function totalLoss(array: PvArray): number {
  return 1 - Object.values(array.losses).reduce((kept, loss) => kept * (1 - loss), 1);
}

function diffuseModifiers(tiltDeg: number): { sky: number; ground: number } {
  const { skyDeg, groundDeg } = effectiveDiffuseAngles(tiltDeg);
  return {
    sky: physicalIncidenceModifier(cosineOf(skyDeg), COATED_GLASS),
    ground: physicalIncidenceModifier(cosineOf(groundDeg), COATED_GLASS),
  };
}

/** Standard atmosphere [Pa] at an elevation [m], ISO 2533. */
export function standardPressure(elevationM: number): number {
  return 101_325 * (1 - 2.25577e-5 * elevationM) ** 5.25588;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
