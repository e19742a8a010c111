import { createPublicKey, type KeyObject } from "node:crypto";
import type { OcmfCurve } from "./ocmf-curves";

const KEYS_CACHED_MAX = 10_000;
const keys = new Map<string, KeyObject | null>();

/** DER of the object identifier ecPublicKey. */
const EC_PUBLIC_KEY_OID = "06072a8648ce3d0201";

/**
 * The public key of a meter, however it was printed: hex, spaced hex or base64 of a DER SubjectPublicKeyInfo, or the bare
 * point (x||y, or 04||x||y) of the curve that the receipt states. Parsed once and kept.
 * @returns null where it is no key
 */
export function readOcmfKey(text: string, curve: OcmfCurve): KeyObject | null {
  const cacheKey = `${curve.nodeName}/${text}`;
  const known = keys.get(cacheKey);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_CACHED_MAX) keys.clear();
  const key = parseKey(bytesOf(text), curve);
  keys.set(cacheKey, key);
  return key;
}

/** Hex (with any spacing) or base64, whichever the text is. */
export function bytesOf(text: string): Buffer {
  const compact = text.replace(/\s+/g, "");
  return /^([0-9a-fA-F]{2})+$/.test(compact) ? Buffer.from(compact, "hex") : Buffer.from(compact, "base64");
}

function parseKey(bytes: Buffer, curve: OcmfCurve): KeyObject | null {
  const der = pointOf(bytes, curve) ?? bytes;
  try {
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    return null;
  }
}

/** Wraps a bare point into a SubjectPublicKeyInfo; undefined where the bytes have not the length of a point. */
function pointOf(bytes: Buffer, curve: OcmfCurve): Buffer | undefined {
  const pointBytes = 2 * curve.coordinateBytes;
  const isTagged = bytes.length === pointBytes + 1 && bytes[0] === 4;
  if (bytes.length !== pointBytes && !isTagged) return undefined;
  const point = isTagged ? bytes : Buffer.concat([Buffer.of(4), bytes]);
  const algorithm = sequence(Buffer.from(EC_PUBLIC_KEY_OID + curve.oid, "hex"));
  const bitString = Buffer.concat([Buffer.of(3, point.length + 1, 0), point]);
  return sequence(Buffer.concat([algorithm, bitString]));
}

/** Contents of these keys stay below 128 bytes, so that one byte holds the length. */
function sequence(content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
