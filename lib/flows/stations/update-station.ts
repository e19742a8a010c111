import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { StationSpec } from "../../core/station/station-spec";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type StationRecord, stations, type WeatherSource } from "./station-records";

/** Changes a station's description or weather, if it still has the version that the issuer saw. Simulations keep theirs. */
export async function updateStation(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  input: { stationId: string; version: number; spec?: StationSpec; weather?: WeatherSource },
): Promise<Stored<StationRecord>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  requireRole(actor, station.orgId, ["issuer"]);
  const changed: StationRecord = {
    ...station,
    spec: input.spec ?? station.spec,
    weather: input.weather ?? station.weather,
    updatedAt: formatInstant(ports.clock.now()),
  };
  await commitOrFail(ports.book, [put(stations, changed, input.version)]);
  return { value: changed, version: input.version + 1 };
}
