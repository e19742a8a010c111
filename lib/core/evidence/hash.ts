import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "./canonical-json";

/** Lower-case hex of a SHA-256 digest (64 characters, no prefix). */
export type Sha256Hex = string;

/** SHA-256 of raw bytes, or of a text's UTF-8 bytes. */
export function sha256(data: Uint8Array | string): Sha256Hex {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of the RFC 8785 text of a value: how evidence, inputs and documents are named. */
export function hashOf(value: Json): Sha256Hex {
  return sha256(canonicalJson(value));
}
