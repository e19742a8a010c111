import { sunOf } from "../pv/pv-year";
import { decompose } from "./decomposition/decompose";
import { HOURS_PER_YEAR, type WeatherHours, type WeatherYear } from "./weather-year";

/** Irradiances that a file gives: global alone, or any two. */
type KnownIrradiance = readonly ("ghi" | "dni" | "dhi")[];

/** Cosine of the zenith below which a beam is not divided out of the difference of global and diffuse (87 deg). */
const LOWEST_COS_ZENITH = Math.cos((87 * Math.PI) / 180);

/**
 * Irradiances left out of a file, from the others: the third of three by ghi = dhi + dni cos z, beam and diffuse of global alone by
 * Erbs, Klein & Duffie 1982.
 */
export function completeIrradiance(weather: WeatherYear, known: KnownIrradiance): WeatherHours {
  const sun = sunOf(weather);
  const ghi = weather.hours.ghi.slice();
  const dni = weather.hours.dni.slice();
  const dhi = weather.hours.dhi.slice();
  const pressurePa = 101_325;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    const zenithDeg = sun.apparentZenithDeg[hour] as number;
    const cosZenith = Math.max(0, Math.cos((zenithDeg * Math.PI) / 180));
    const [global, beam, diffuse] = [ghi[hour] as number, dni[hour] as number, dhi[hour] as number];
    if (known.length === 1) {
      const split = decompose("erbs", { ghi: global, zenithDeg, dayOfYear: Math.floor(hour / 24) + 1, pressurePa });
      dni[hour] = split.dni;
      dhi[hour] = split.dhi;
    } else if (!known.includes("ghi")) {
      ghi[hour] = diffuse + beam * cosZenith;
    } else if (!known.includes("dni")) {
      dni[hour] = cosZenith > LOWEST_COS_ZENITH ? Math.max(0, global - diffuse) / cosZenith : 0;
    } else {
      dhi[hour] = Math.max(0, global - beam * cosZenith);
    }
  }
  return { ...weather.hours, ghi, dni, dhi };
}
