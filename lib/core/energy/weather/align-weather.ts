import { HOURS_PER_YEAR, type WeatherHours, type WeatherYear } from "./weather-year";

/**
 * The same weather with its hours counted in another standard time: rolled round the year by whole hours, what is left moves
 * the sun's instant within the hour.
 * @param utcOffsetHours local standard time of the station minus UTC
 */
export function alignWeather(weather: WeatherYear, utcOffsetHours: number): WeatherYear {
  const shift = utcOffsetHours - weather.site.utcOffsetHours;
  if (shift === 0) return weather;
  const last = aligned.get(weather);
  if (last?.site.utcOffsetHours === utcOffsetHours) return last;
  const rolled = rolledBy(weather, shift);
  aligned.set(weather, rolled);
  return rolled;
}

/** Each year as it was last aligned, so that what is kept by the year is found again. */
const aligned = new WeakMap<WeatherYear, WeatherYear>();

function rolledBy(weather: WeatherYear, shift: number): WeatherYear {
  const instant = weather.sunTimeOffsetHours + shift;
  const whole = Math.floor(instant);
  const { hours } = weather;
  const rolled: WeatherHours = {
    ghi: roll(hours.ghi, whole),
    dni: roll(hours.dni, whole),
    dhi: roll(hours.dhi, whole),
    tempAir: roll(hours.tempAir, whole),
    windSpeed: roll(hours.windSpeed, whole),
    ...(hours.pressure ? { pressure: roll(hours.pressure, whole) } : {}),
  };
  return {
    ...weather,
    site: { ...weather.site, utcOffsetHours: weather.site.utcOffsetHours + shift },
    sunTimeOffsetHours: instant - whole,
    hours: rolled,
  };
}

function roll(values: Float64Array, by: number): Float64Array {
  const start = ((-by % HOURS_PER_YEAR) + HOURS_PER_YEAR) % HOURS_PER_YEAR;
  const rolled = new Float64Array(HOURS_PER_YEAR);
  rolled.set(values.subarray(start));
  rolled.set(values.subarray(0, start), HOURS_PER_YEAR - start);
  return rolled;
}
