import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { ZERO_HASH } from "@/lib/core/evidence/hash";
import type { Actor } from "@/lib/core/identity/actor";
import type { Role } from "@/lib/core/identity/roles";
import { derivedId } from "@/lib/core/ids/derived-id";
import type { DeviceEnrolment, DeviceRole } from "@/lib/core/metering/enrolment";
import { type EnvelopeBody, envelopeText, type MeterReading, type SignedEnvelope } from "@/lib/core/metering/envelope";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { parseInstant } from "@/lib/core/time/instant";
import { enrolDevice } from "@/lib/flows/metering/enrol-device";
import { createStation } from "@/lib/flows/stations/create-station";
import { type TestPorts, testPerson } from "./harness";

export const TEST_ORG = derivedId("organisation", "metering test");

/** Somebody with these roles in the test's organisation. */
export function actor(...roles: readonly Role[]): Actor {
  const person = testPerson(roles.join("-") || "outsider");
  return { ...person, memberships: roles.map((role) => ({ userId: person.userId, orgId: TEST_ORG, role })) };
}

/** Sets the product's clock. */
export function setNow(world: TestPorts, iso: string): void {
  world.advance(parseInstant(iso) - world.now());
}

/** A station of the test's organisation: the standard node, for one year, so that its simulation is quick. */
export async function testStation({ ports }: TestPorts, name = "Test station"): Promise<string> {
  const { value } = await createStation(ports, actor("issuer"), {
    orgId: TEST_ORG,
    idempotencyKey: `station ${name}`,
    spec: { ...STANDARD_NODE, name, lifeYears: 1 },
    climate: GREENSBORO_MONTHLY,
  });
  return value.id;
}

export type TestDevice = { readonly enrolment: DeviceEnrolment; readonly privateKey: KeyObject };

/** Enrols a new meter of a station from an instant on. */
export async function testDevice(
  { ports }: TestPorts,
  stationId: string,
  role: DeviceRole,
  enrolledAt: string,
): Promise<TestDevice> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKeySpki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const serial = `TEST-${role}`;
  const input = { stationId, idempotencyKey: publicKeySpki, role, serial, publicKeySpki, enrolledAt };
  const { value } = await enrolDevice(ports, actor("operator"), input);
  return { enrolment: value.enrolment, privateKey };
}

export function reading(at: string, importWh: number, exportWh = 0): MeterReading {
  return { at, importWh, exportWh, quality: "measured" };
}

/** The first envelope of a device, or another one, signed with its key or a given one. */
export function signedEnvelope(
  { enrolment, privateKey }: TestDevice,
  body: Partial<EnvelopeBody>,
  key = privateKey,
): SignedEnvelope {
  const full: EnvelopeBody = {
    v: 1,
    deviceId: enrolment.deviceId,
    stationId: enrolment.stationId,
    seq: 1,
    prevHash: ZERO_HASH,
    readings: [reading("2026-11-03T00:00:00.000Z", 0), reading("2026-11-03T00:15:00.000Z", 10)],
    ...body,
  };
  const signature = sign("sha256", Buffer.from(envelopeText(full)), { key, dsaEncoding: "ieee-p1363" });
  return { ...full, signature: signature.toString("base64") };
}
