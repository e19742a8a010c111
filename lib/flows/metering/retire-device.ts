import type { Actor } from "../../core/identity/actor";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { type EnrolmentRecord, enrolments } from "./metering-records";

/** Ends a device: what it reads from now on is refused, what it has sent stands. A second time changes nothing. */
export async function retireDevice(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  deviceId: string,
): Promise<Stored<EnrolmentRecord>> {
  const stored = await requireStored(ports.book, enrolments, deviceId);
  const { value: record, version } = stored;
  requireFreshRole(ports, actor, record.orgId, ["operator"]);
  if (record.enrolment.retiredAt !== undefined) return stored;
  const retired = { ...record, enrolment: { ...record.enrolment, retiredAt: formatInstant(ports.clock.now()) } };
  const event = newEvent(ports, "device.retired.v1", record.orgId, {
    deviceId,
    stationId: record.enrolment.stationId,
  });
  await commitOrFail(ports.book, [put(enrolments, retired, version), publish(event)]);
  return { value: retired, version: version + 1 };
}
