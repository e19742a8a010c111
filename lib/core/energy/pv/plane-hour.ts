import type { PvArray } from "../../station/pv-plant";
import { HOURS_PER_YEAR, MONTH_STARTS, type WeatherYear } from "../weather/weather-year";
import { relativeAirMass } from "./sun/air-mass";
import type { SolarYear } from "./sun/solar-year";
import { openSky } from "./surroundings";
import { rowShadedShare, trackerOrientation } from "./tracker";
import { groundDiffuse, incidenceCosine } from "./transposition/plane";
import { SKY_MODELS } from "./transposition/sky-model";
import type { SkyState } from "./transposition/sky-state";

/** One hour in the plane of an array: irradiances before the cover [W/m2] and the weather around it. */
export type PlaneHour = {
  hour: number;
  /** 0 = January. */
  month: number;
  zenithDeg: number;
  sunAzimuthDeg: number;
  tiltDeg: number;
  cosIncidence: number;
  beam: number;
  sky: number;
  ground: number;
  tempAir: number;
  windSpeed: number;
};

/**
 * Irradiance in an array's plane, hour by hour: tracker, shading, transposition. The visitor gets the same object for every hour, in
 * the dark ones with no irradiance.
 */
export function visitPlaneHours(
  array: Pick<PvArray, "mount" | "albedo" | "surroundings" | "models">,
  weather: WeatherYear,
  sun: SolarYear,
  visit: (plane: PlaneHour) => void,
): void {
  const { ghi, dni, dhi, tempAir, windSpeed } = weather.hours;
  const { mount, albedo, models } = array;
  const airMass = relativeAirMass(models?.airMass);
  const skyDiffuse = SKY_MODELS[models?.skyDiffuse ?? "perez-1990"];
  const around = openSky(array.surroundings);
  const fixed = mount.kind === "fixed" ? mount : { tiltDeg: 0, azimuthDeg: 0 };
  const sky: SkyState = {
    tiltDeg: fixed.tiltDeg,
    cosIncidence: 0,
    zenithDeg: 0,
    ghi: 0,
    dni: 0,
    dhi: 0,
    dniExtra: 0,
    airMass: 0,
  };
  const plane: PlaneHour = {
    hour: 0,
    month: 0,
    zenithDeg: 0,
    sunAzimuthDeg: 0,
    tiltDeg: fixed.tiltDeg,
    cosIncidence: 0,
    beam: 0,
    sky: 0,
    ground: 0,
    tempAir: 0,
    windSpeed: 0,
  };
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    if (hour >= (MONTH_STARTS[plane.month + 1] as number)) plane.month += 1;
    plane.hour = hour;
    plane.tempAir = tempAir[hour] as number;
    plane.windSpeed = windSpeed[hour] as number;
    sky.ghi = ghi[hour] as number;
    sky.dni = dni[hour] as number;
    sky.dhi = dhi[hour] as number;
    if (sky.ghi <= 0 && sky.dni <= 0 && sky.dhi <= 0) {
      plane.beam = 0;
      plane.sky = 0;
      plane.ground = 0;
      visit(plane);
      continue;
    }
    sky.zenithDeg = sun.apparentZenithDeg[hour] as number;
    const sunAzimuthDeg = sun.azimuthDeg[hour] as number;
    let azimuth = fixed.azimuthDeg;
    let unshaded = 1;
    if (mount.kind === "single-axis") {
      const orientation = trackerOrientation(mount, sky.zenithDeg, sunAzimuthDeg);
      sky.tiltDeg = orientation.tiltDeg;
      azimuth = orientation.azimuthDeg;
      unshaded = 1 - rowShadedShare(mount, sky.zenithDeg, sunAzimuthDeg, orientation.rotationDeg);
    }
    sky.cosIncidence = incidenceCosine(sky.tiltDeg, azimuth, sky.zenithDeg, sunAzimuthDeg);
    sky.dniExtra = sun.dniExtra[hour] as number;
    sky.airMass = airMass(sky.zenithDeg);
    plane.zenithDeg = sky.zenithDeg;
    plane.sunAzimuthDeg = sunAzimuthDeg;
    plane.tiltDeg = sky.tiltDeg;
    plane.cosIncidence = sky.cosIncidence;
    // A sun below the horizon sends no beam, whatever an hour's mean says.
    const seen = sky.zenithDeg < 90 ? around.beam(sky.zenithDeg, sunAzimuthDeg, plane.month) : 0;
    plane.beam = sky.dni * Math.max(0, sky.cosIncidence) * seen * unshaded;
    plane.sky = skyDiffuse(sky) * around.sky;
    plane.ground = groundDiffuse(sky.tiltDeg, sky.ghi, albedo);
    visit(plane);
  }
}
