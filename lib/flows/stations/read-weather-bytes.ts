import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { STATION_READERS } from "./read-stations";
import { stations } from "./station-records";

/** A station's weather file as it came. @throws HeliographError WEATHER_NOT_A_FILE where hours are made from monthly means */
export async function readWeatherBytes(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  stationId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { value: station } = await requireStored(ports.book, stations, stationId);
  requireRole(actor, station.orgId, STATION_READERS);
  if (station.weather.kind === "file") {
    return { name: station.weather.name, bytes: await ports.storage.get(station.weather.bytesHash) };
  }
  throw new HeliographError({
    code: "WEATHER_NOT_A_FILE",
    kind: "not-found",
    message: "This station's weather is made from twelve monthly means.",
    remedy: "Read the means in the station, or give it a weather file.",
  });
}
