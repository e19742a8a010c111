import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";
import { HeliographError, isHeliographError } from "../../../../lib/core/errors/heliograph-error";
import { DynamoFault } from "../dynamo-fault";
import { faultOfDatabaseFile } from "./database-file";
import { lockDirectory } from "./directory-lock";
import { GroupCommit } from "./group-commit";

const PAGE_SIZE = 8192; // with pages of this size keys may have 4026 bytes; an escaped sort key needs up to 2070
const KEYSPACES_MAX = 32;

/** Ordered bytes to bytes. Reads inside `write` see the transaction, reads outside the last commit. */
export type Keyspace = Database<Buffer, Buffer>;

/** One LMDB environment: every keyspace in one file, every write durable before it is acknowledged. */
export type DurableStore = {
  keyspace(name: string): Keyspace;
  /**
   * Runs `work` in a transaction; resolves after its commit is on disk. Writes that wait at the same time share a
   * commit. `work` throws a DynamoFault or HeliographError only before it writes; it may run a second time.
   */
  write<Result>(work: () => Result): Promise<Result>;
  close(): Promise<void>;
};

/** @throws HeliographError DATABASE_IN_USE, DATABASE_READ_ONLY, DATABASE_CORRUPT */
export function openDurableStore(directory: string): DurableStore {
  makeWritable(directory);
  const unlock = lockDirectory(directory);
  let root: RootDatabase<Buffer, Buffer>;
  try {
    root = openEnvironment(directory);
  } catch (error) {
    unlock();
    throw error;
  }
  const commits = new GroupCommit(
    (work) => root.transactionSync(work),
    (error) => error instanceof DynamoFault || isHeliographError(error),
  );
  return {
    keyspace: (name) => root.openDB<Buffer, Buffer>({ name, encoding: "binary", keyEncoding: "binary" }),
    write: (work) => commits.run(work),
    async close() {
      await commits.close();
      await root.close();
      unlock();
    },
  };
}

function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK);
    const data = join(directory, "data.mdb");
    if (existsSync(data)) accessSync(data, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new HeliographError({
      code: "DATABASE_READ_ONLY",
      message: `The database directory ${directory} cannot be written (${reasonOf(cause)}).`,
      remedy: "Give this user the right to write there, or choose another directory.",
      data: { directory },
      cause,
    });
  }
}

function openEnvironment(directory: string): RootDatabase<Buffer, Buffer> {
  const data = join(directory, "data.mdb");
  const fault = existsSync(data) ? faultOfDatabaseFile(data, PAGE_SIZE) : undefined;
  if (fault !== undefined) throw corrupt(directory, fault);
  try {
    return open<Buffer, Buffer>({
      path: directory,
      noSubdir: false,
      maxDbs: KEYSPACES_MAX,
      pageSize: PAGE_SIZE,
      overlappingSync: false, // a commit returns after its pages and its meta page are on disk
      encoding: "binary",
      keyEncoding: "binary",
    });
  } catch (cause) {
    throw corrupt(directory, reasonOf(cause), cause);
  }
}

function corrupt(directory: string, reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "DATABASE_CORRUPT",
    message: `The database in ${directory} cannot be read: ${reason}.`,
    remedy: "Put back a copy of the directory, or move it away to begin with an empty database.",
    data: { directory, reason },
    cause,
  });
}

function reasonOf(error: unknown): string {
  const text = String(error);
  return text.split("\n", 1)[0] ?? text;
}
