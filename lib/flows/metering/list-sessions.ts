import type { Actor } from "../../core/identity/actor";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readableStation } from "./metering-readers";
import { type SessionRecord, sessions, stationPeriodKey } from "./metering-records";

/** Verified sessions of a station that ended in a month, in the order of their end. */
export async function listSessions(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { stationId: string; period: string; page?: PageRequest },
): Promise<Page<Stored<SessionRecord>>> {
  await readableStation(ports, actor, input.stationId);
  return ports.book.listByParent(sessions, stationPeriodKey(input.stationId, input.period), input.page);
}
