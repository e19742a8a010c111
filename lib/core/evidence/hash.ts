import { createHash } from "node:crypto";
import * as z from "zod";
import { canonicalJson, type Json } from "./canonical-json";

/** Lower-case hex of a SHA-256 digest (64 characters, no prefix). */
export type Sha256Hex = string;

export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits");

/** Stands where a chain of hashes begins: there is nothing before. */
export const ZERO_HASH: Sha256Hex = "0".repeat(64);

/** SHA-256 of raw bytes, or of a text's UTF-8 bytes. */
export function sha256(data: Uint8Array | string): Sha256Hex {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of the RFC 8785 text of a value: how evidence, inputs and documents are named. */
export function hashOf(value: Json): Sha256Hex {
  return sha256(canonicalJson(value));
}
