import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { assertIntact } from "../../lib/adapters/storage/intact";
import { HeliographError } from "../../lib/core/errors/heliograph-error";
import { type Sha256Hex, sha256 } from "../../lib/core/evidence/hash";
import type { Storage } from "../../lib/flows/ports/storage";

/** Content-addressed blobs in a folder: written aside, flushed, then renamed, so that no half blob is ever seen. */
export function folderStorage(folder: string): Storage {
  const pathOf = (hash: Sha256Hex) => join(folder, hash.slice(0, 2), hash);
  return {
    async put(bytes) {
      const hash = sha256(bytes);
      const path = pathOf(hash);
      const aside = `${path}.${randomBytes(6).toString("hex")}`;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const file = await open(aside, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path).catch(async (error: unknown) => {
        await rm(aside, { force: true });
        throw error;
      });
      return hash;
    },
    async get(hash) {
      try {
        return assertIntact(hash, new Uint8Array(await readFile(pathOf(hash))));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        throw new HeliographError({
          code: "BLOB_NOT_FOUND",
          message: `Nothing is stored under ${hash}.`,
          remedy: "Upload or compute it again.",
          kind: "not-found",
          data: { hash },
        });
      }
    },
  };
}
