import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { formatInstant, parseInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { chainHeads, type EnrolmentRecord, enrolments } from "./metering-records";

export type RetireDevice = {
  readonly deviceId: string;
  /** When its word ended; now unless said. What it has sent stands, so that it is not before its last reading. */
  readonly retiredAt?: string | undefined;
};

/**
 * Ends a device: what it reads from then on is refused, what it has sent stands. A second time changes nothing.
 * @throws HeliographError RETIREMENT_IN_FUTURE, RETIREMENT_BEFORE_READINGS
 */
export async function retireDevice(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  input: RetireDevice,
): Promise<Stored<EnrolmentRecord>> {
  const { deviceId } = input;
  const stored = await requireStored(ports.book, enrolments, deviceId);
  const { value: record, version } = stored;
  requireFreshRole(ports, actor, record.orgId, ["operator"]);
  if (record.enrolment.retiredAt !== undefined) return stored;
  const retiredAt = input.retiredAt ?? formatInstant(ports.clock.now());
  const { enrolledAt, stationId } = record.enrolment;
  const lastAt = (await ports.book.get(chainHeads, deviceId))?.value.head.at ?? enrolledAt;
  assertPossible(retiredAt, lastAt, ports.clock.now());
  const retired = { ...record, enrolment: { ...record.enrolment, retiredAt } };
  const event = newEvent(ports, "device.retired.v1", record.orgId, { deviceId, stationId });
  await commitOrFail(ports.book, [put(enrolments, retired, version), publish(event)]);
  return { value: retired, version: version + 1 };
}

function assertPossible(retiredAt: string, lastAt: string, now: number): void {
  if (parseInstant(retiredAt) > now) {
    throw new HeliographError({
      code: "RETIREMENT_IN_FUTURE",
      message: `${retiredAt} has not come yet.`,
      remedy: "Retire the device when it has been taken out.",
    });
  }
  if (parseInstant(retiredAt) >= parseInstant(lastAt)) return;
  throw new HeliographError({
    code: "RETIREMENT_BEFORE_READINGS",
    kind: "conflict",
    message: `The device has been read until ${lastAt}; what it has sent stands.`,
    remedy: "Retire it from then on, or later.",
    data: { lastAt },
  });
}
