import { HeliographError } from "../../core/errors/heliograph-error";
import { hashOf, sha256 } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { derivedId } from "../../core/ids/derived-id";
import { DeviceEnrolment, type DeviceRole } from "../../core/metering/enrolment";
import { publicKeyCurve, TELEMETRY_CURVE } from "../../core/metering/public-key-curve";
import { formatInstant, parseInstant } from "../../core/time/instant";
import { idempotencyKeyReused } from "../create-once";
import { newEvent } from "../new-event";
import { once, publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { stations } from "../stations/station-records";
import { type EnrolmentRecord, enrolments } from "./metering-records";

export type EnrolDevice = {
  readonly stationId: string;
  readonly idempotencyKey: string;
  readonly role: DeviceRole;
  readonly serial: string;
  readonly publicKeySpki: string;
  /** From when its word counts, at the latest now; the moment of commissioning. */
  readonly enrolledAt?: string | undefined;
};

/**
 * Takes the public key of a meter, from which on what it signs counts. One key is one device, forever and everywhere; a meter
 * whose key changes is enrolled anew.
 * @throws HeliographError DEVICE_KEY_UNUSABLE, ENROLMENT_IN_FUTURE, DEVICE_KEY_TAKEN, IDEMPOTENCY_KEY_REUSED
 */
export async function enrolDevice(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage">,
  actor: Actor | null,
  input: EnrolDevice,
): Promise<Stored<EnrolmentRecord>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  const { userId } = requireFreshRole(ports, actor, station.orgId, ["operator"]);
  const now = ports.clock.now();
  assertUsable(input, now);
  const { stationId, role, serial, publicKeySpki } = input;
  const id = derivedId("device", `${userId} ${input.idempotencyKey}`);
  const recordedAt = formatInstant(now);
  const record: EnrolmentRecord = {
    id,
    orgId: station.orgId,
    enrolment: DeviceEnrolment.parse({
      deviceId: id,
      stationId,
      role,
      serial,
      publicKeySpki,
      enrolledAt: input.enrolledAt ?? recordedAt,
    }),
    enrolledBy: userId,
    recordedAt,
    inputHash: hashOf({ stationId, role, serial, publicKeySpki, enrolledAt: input.enrolledAt ?? null }),
  };
  const outcome = await ports.book.commit([
    put(enrolments, record, 0),
    once(`device-key/${sha256(Buffer.from(publicKeySpki, "base64"))}`, record.inputHash),
    publish(newEvent(ports, "device.enrolled.v1", station.orgId, { deviceId: id, stationId })),
  ]);
  if (outcome.ok) return { value: record, version: 1 };
  const existing = await ports.book.get(enrolments, id);
  if (existing?.value.inputHash === record.inputHash) return existing;
  throw existing ? idempotencyKeyReused() : keyTaken();
}

function assertUsable(input: EnrolDevice, now: number): void {
  const curve = publicKeyCurve(input.publicKeySpki);
  if (curve === null || (input.role !== "charger-meter" && curve !== TELEMETRY_CURVE)) {
    throw new HeliographError({
      code: "DEVICE_KEY_UNUSABLE",
      message:
        curve === null ? "The public key cannot be read." : `Telemetry is signed on P-256; this key is on ${curve}.`,
      remedy: "Give the device's elliptic public key as DER SubjectPublicKeyInfo in base64.",
      data: { serial: input.serial },
    });
  }
  if (input.enrolledAt === undefined || parseInstant(input.enrolledAt) <= now) return;
  throw new HeliographError({
    code: "ENROLMENT_IN_FUTURE",
    message: `${input.enrolledAt} has not come yet.`,
    remedy: "Enrol the device when it has been commissioned.",
  });
}

function keyTaken(): HeliographError {
  return new HeliographError({
    code: "DEVICE_KEY_TAKEN",
    kind: "conflict",
    message: "This public key belongs to a device that is enrolled already.",
    remedy: "Each device has a key of its own; make a new one in the device and enrol that.",
  });
}
