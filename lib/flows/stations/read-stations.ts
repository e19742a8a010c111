import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type StationRecord, stations } from "./station-records";

/** Who may look at an organisation's stations. */
export const STATION_READERS: readonly Role[] = ["issuer", "operator", "trustee", "auditor", "signer"];

export async function listStations(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<Stored<StationRecord>>> {
  requireRole(actor, input.orgId, STATION_READERS);
  return ports.book.listByOrg(stations, input.orgId, input.page);
}

export async function readStation(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  stationId: string,
): Promise<Stored<StationRecord>> {
  const stored = await requireStored(ports.book, stations, stationId);
  requireRole(actor, stored.value.orgId, STATION_READERS);
  return stored;
}
