import { readWeatherFile } from "../../core/energy/weather/read-weather-file";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type StationRecord, stations } from "./station-records";

/**
 * Gives a station a weather file (TMY2, TMY3, EPW, PVGIS, SAM or NSRDB CSV): read completely first, so that a file which cannot be used is refused with
 * its line and leaves everything as it was; kept byte for byte.
 */
export async function setWeatherFile(
  ports: Pick<Ports, "book" | "clock" | "storage">,
  actor: Actor | null,
  input: { stationId: string; version: number; name: string; bytes: Uint8Array },
): Promise<Stored<StationRecord>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  requireRole(actor, station.orgId, ["issuer"]);
  const weather = readWeatherFile(input.bytes);
  const bytesHash = await ports.storage.put(input.bytes, "application/octet-stream");
  const changed: StationRecord = {
    ...station,
    weather: { kind: "file", name: input.name, format: weather.format, source: weather.source, bytesHash },
    updatedAt: formatInstant(ports.clock.now()),
  };
  await commitOrFail(ports.book, [put(stations, changed, input.version)]);
  return { value: changed, version: input.version + 1 };
}
