import { readWeatherFile } from "@/lib/core/energy/weather/read-weather-file";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import type { WeatherYear } from "@/lib/core/energy/weather/weather-year";
import type { Site } from "@/lib/core/station/site";
import type { StudioWeather } from "./studio-messages";

/** The hours that a worker of the studio computes with, as the server makes them of the same source. @throws HeliographError */
export function studioWeatherYear(source: StudioWeather, site: Site, seed: number): WeatherYear {
  return source.kind === "file"
    ? readWeatherFile(new Uint8Array(source.bytes))
    : syntheticYear(site, source.climate, seed);
}
