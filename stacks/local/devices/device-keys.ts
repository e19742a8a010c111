import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { DEVICE_ROLES, type DeviceRole } from "../../../lib/core/metering/enrolment";
import { writePrivateFile } from "./private-file";

const KeyFile = z.array(
  z.strictObject({
    role: z.enum(DEVICE_ROLES),
    serial: z.string().min(1),
    /** DER PKCS #8, base64. */
    privateKey: z.base64(),
  }),
);

/** One simulated meter with the key inside it. */
export type KeyedDevice = {
  readonly role: DeviceRole;
  readonly serial: string;
  readonly publicKeySpki: string;
  /** ECDSA P-256 over SHA-256, r||s. */
  sign(bytes: Uint8Array): Uint8Array;
};

/**
 * The meters of a simulated station: PV, battery, grid and one for each charger, with keys that are made when they are first asked
 * for and kept in the station's folder, readable by its owner alone.
 * @throws HeliographError DEVICE_KEYS_DAMAGED
 */
export function deviceKeys(folder: string, stationId: string, chargerCount: number): KeyedDevice[] {
  const path = join(folder, "keys.json");
  if (!existsSync(path)) {
    const tail = stationId.slice(-6);
    const made = [
      { role: "pv", serial: `SIM-${tail}-PV` },
      { role: "battery", serial: `SIM-${tail}-BATTERY` },
      { role: "grid", serial: `SIM-${tail}-GRID` },
      ...Array.from({ length: chargerCount }, (_, index) => ({
        role: "charger-meter",
        serial: `SIM-${tail}-CHARGER-${index + 1}`,
      })),
    ].map((device) => ({ ...device, privateKey: newPrivateKey() }));
    writePrivateFile(path, JSON.stringify(made));
  }
  return readKeys(path).map(({ role, serial, privateKey }) => keyed(role, serial, privateKey));
}

function readKeys(path: string): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new HeliographError({
      code: "DEVICE_KEYS_DAMAGED",
      message: `The simulated devices' keys cannot be read: ${path}.`,
      remedy: "Restore the file from a copy, or remove its folder: new devices are enrolled then.",
      kind: "unavailable",
      cause,
    });
  }
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

function keyed(role: DeviceRole, serial: string, privateKey: string): KeyedDevice {
  const key: KeyObject = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  return {
    role,
    serial,
    publicKeySpki: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
    sign: (bytes) => sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }),
  };
}
