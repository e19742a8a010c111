import type { Sha256Hex } from "../../core/evidence/hash";

/** Blobs named by their content: weather files, simulation tables, documents, evidence. Written once, never changed. */
export interface Storage {
  /** Stores the bytes under their SHA-256 and returns it; storing the same bytes again is harmless. */
  put(bytes: Uint8Array, contentType: string): Promise<Sha256Hex>;
  /** The bytes, checked against their name. @throws HeliographError BLOB_NOT_FOUND, BLOB_CORRUPT */
  get(hash: Sha256Hex): Promise<Uint8Array>;
}
