import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type StationRecord, stations } from "../stations/station-records";

/** Who may look at what a station's devices have sent. */
const METERING_READERS: readonly Role[] = ["issuer", "operator", "trustee", "auditor", "signer"];

/** The station, for somebody who may read its devices. @throws HeliographError NOT_SIGNED_IN, NOT_FOUND, ROLE_MISSING */
export async function readableStation(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  stationId: string,
): Promise<StationRecord> {
  const { value: station } = await requireStored(ports.book, stations, stationId);
  requireRole(actor, station.orgId, METERING_READERS);
  return station;
}
