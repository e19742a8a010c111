import type * as z from "zod";
import { canonicalJson, type Json } from "../core/evidence/canonical-json";
import type { Sha256Hex } from "../core/evidence/hash";
import type { Storage } from "./ports/storage";

/** Stores a value as canonical JSON (RFC 8785); the blob's name is the value's hash. */
export function storeJson(storage: Storage, value: Json): Promise<Sha256Hex> {
  return storage.put(new TextEncoder().encode(canonicalJson(value)), "application/json");
}

/** @throws HeliographError BLOB_NOT_FOUND, BLOB_CORRUPT */
export async function readStoredJson<Schema extends z.ZodType>(
  storage: Storage,
  hash: Sha256Hex,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return schema.parse(JSON.parse(new TextDecoder().decode(await storage.get(hash))));
}
