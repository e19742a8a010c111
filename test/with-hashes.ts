import { createHash } from "node:crypto";

/**
 * The same value with the SHA-256 of its bytes in place of each typed array: jest compares arrays number by number, which takes
 * seconds for the hours of a year.
 */
export function withHashes(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    return createHash("sha256")
      .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      .digest("hex");
  }
  if (Array.isArray(value)) return value.map(withHashes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withHashes(part)]));
}
