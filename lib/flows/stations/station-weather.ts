import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import { syntheticYear } from "../../core/energy/weather/synthetic-year";
import type { WeatherYear } from "../../core/energy/weather/weather-year";
import type { StationSpec } from "../../core/station/station-spec";
import type { Ports } from "../ports/ports";
import type { WeatherSource } from "./station-records";

/** The hourly weather that a run uses: its station's file, or hours made from the monthly means. */
export async function stationWeather(
  ports: Pick<Ports, "storage">,
  { weather, spec, seed }: { readonly weather: WeatherSource; readonly spec: StationSpec; readonly seed: number },
): Promise<WeatherYear> {
  if (weather.kind === "file") return readWeatherFile(await ports.storage.get(weather.bytesHash));
  return syntheticYear(spec.site, weather.climate, seed);
}
