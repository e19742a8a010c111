import { verify } from "node:crypto";
import { accept, type Outcome, refuse } from "../errors/refusal";
import { curveOfAlgorithm } from "./ocmf-curves";
import { type OcmfDocument, type OcmfParseRefusal, parseOcmf } from "./ocmf-document";
import { bytesOf, readOcmfKey } from "./ocmf-key";
import { readOcmfSignature } from "./ocmf-signature";

export type OcmfRefusal =
  | OcmfParseRefusal
  | "UNSUPPORTED_ALGORITHM"
  | "UNREADABLE_KEY"
  | "CURVE_MISMATCH"
  | "UNREADABLE_SIGNATURE"
  | "BAD_SIGNATURE";

/**
 * Verifies one OCMF text with the meter's public key: ECDSA over SHA-256 of the raw bytes between the pipes, on the curve
 * that the receipt states (secp256r1 where it states none), which must be the key's own.
 * @param publicKey hex, spaced hex or base64; a DER SubjectPublicKeyInfo or a bare point
 */
export function verifyOcmf(text: string, publicKey: string): Outcome<OcmfDocument, OcmfRefusal> {
  const parsed = parseOcmf(text);
  if (!parsed.ok) return parsed;
  const { payloadText, signature } = parsed.value;
  const curve = curveOfAlgorithm(signature.algorithm);
  if (!curve) return refuse("UNSUPPORTED_ALGORITHM", `${signature.algorithm} is not an algorithm of OCMF`);
  const key = readOcmfKey(publicKey, curve);
  if (!key) return refuse("UNREADABLE_KEY", "the public key cannot be read");
  const keyCurve = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType;
  if (keyCurve !== curve.nodeName) {
    return refuse("CURVE_MISMATCH", `the receipt states ${curve.nodeName}, its key is on ${keyCurve}`);
  }
  const bytes = signature.encoding === "base64" ? Buffer.from(signature.data, "base64") : bytesOf(signature.data);
  const raw = readOcmfSignature(bytes, curve);
  if (!raw) return refuse("UNREADABLE_SIGNATURE", "the signature is neither DER nor r||s of the curve's width");
  return verify("sha256", Buffer.from(payloadText, "utf8"), { key, dsaEncoding: "ieee-p1363" }, raw)
    ? accept(parsed.value)
    : refuse("BAD_SIGNATURE", "the signature does not fit the content and the key");
}
