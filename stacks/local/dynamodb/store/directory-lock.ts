import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HeliographError } from "../../../../lib/core/errors/heliograph-error";

const LOCK_FILE = "owner.lock";

/** `startedAt` is the kernel's start time of the process where it can be read: a pid alone may be used again. */
type Owner = { readonly pid: number; readonly startedAt: string };

/**
 * Makes this process the only one to open the directory; LMDB itself would let several in, each with its own queue.
 * A lock whose process is gone is taken over. Returns the function that gives the directory back.
 * @throws HeliographError DATABASE_IN_USE
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, LOCK_FILE);
  const mine: Owner = { pid: process.pid, startedAt: startOf(process.pid) };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    if (!link(draft, path)) {
      retireStale(directory, path);
      if (!link(draft, path)) throw inUse(directory, readOwner(path)?.pid);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Linking is atomic: of two processes exactly one succeeds. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves the lock of a dead process away; what was moved is read again, for another may have been faster. */
function retireStale(directory: string, path: string): void {
  const owner = readOwner(path);
  if (owner !== undefined && isAlive(owner)) throw inUse(directory, owner.pid);
  const retired = `${path}.retired.${process.pid}`;
  renameSync(path, retired);
  const moved = readOwner(retired);
  if (moved !== undefined && isAlive(moved)) {
    renameSync(retired, path);
    throw inUse(directory, moved.pid);
  }
  unlinkSync(retired);
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || !("startedAt" in owner)) return undefined;
    return { pid: Number(owner.pid), startedAt: String(owner.startedAt) };
  } catch {
    return undefined; // an unreadable lock was torn by a crash of the machine: nobody holds it
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  const startedAt = startOf(owner.pid);
  return startedAt === "" || owner.startedAt === "" || startedAt === owner.startedAt;
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** Field 22 of /proc/<pid>/stat; empty on systems without it. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function inUse(directory: string, pid: number | undefined): HeliographError {
  return new HeliographError({
    code: "DATABASE_IN_USE",
    kind: "conflict",
    message: `The database in ${directory} is open in another process${pid === undefined ? "" : ` (pid ${pid})`}.`,
    remedy: "Stop that process, or start this one with another directory.",
    data: { directory, pid: pid ?? null },
  });
}
