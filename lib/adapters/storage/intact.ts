import { HeliographError } from "../../core/errors/heliograph-error";
import { type Sha256Hex, sha256 } from "../../core/evidence/hash";

/** Bytes whose SHA-256 is their name. @throws HeliographError BLOB_CORRUPT */
export function assertIntact(hash: Sha256Hex, bytes: Uint8Array): Uint8Array {
  if (sha256(bytes) === hash) return bytes;
  throw new HeliographError({
    code: "BLOB_CORRUPT",
    message: `What is stored under ${hash} no longer has that hash.`,
    remedy: "Restore the file from a copy; nothing that depends on it is trusted until then.",
    kind: "unavailable",
    data: { hash },
  });
}
