import { createPublicKey } from "node:crypto";

/** Telemetry is signed on this curve, by the name that the crypto library gives it. */
export const TELEMETRY_CURVE = "prime256v1";

/** Curve of an elliptic public key (DER SubjectPublicKeyInfo, base64), as the crypto library names it; null where it is none. */
export function publicKeyCurve(publicKeySpki: string): string | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKeySpki, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ec" ? (key.asymmetricKeyDetails?.namedCurve ?? null) : null;
  } catch {
    return null;
  }
}
