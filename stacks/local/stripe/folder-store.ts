import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { sha256 } from "../../../lib/core/evidence/hash";
import { applyEntries, type Entry, type KeyValueStore, overMap } from "./key-value-store";

const Entries = z.array(z.tuple([z.string(), z.string().nullable()]));
const FIRST_SUM = "0".repeat(32);

/**
 * A store in a folder: one journal file with a line for each `put`, forced to disk before it is acknowledged. Each line begins
 * with a checksum of itself and of all lines before it. Opening checks them, drops a last line that a crash has cut short, and
 * rewrites the journal without what has been overwritten.
 * @throws HeliographError STORE_CORRUPT
 */
export async function folderStore(folder: string): Promise<KeyValueStore & { close(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "journal.jsonl");
  const map = readJournal(await readIfPresent(path), { folder, path });
  const compact = map.size === 0 ? null : lineAfter(FIRST_SUM, [...map]);
  await writeFile(`${path}.new`, compact?.line ?? "", { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  const file = await open(path, "a", 0o600);
  let lastSum = compact?.sum ?? FIRST_SUM;
  let last: Promise<unknown> = Promise.resolve();
  const store = overMap(map, (entries) => {
    // One after the other, since each line is summed up on the one before it; after a write that failed nothing may follow.
    const written = last.then(async () => {
      const { line, sum } = lineAfter(lastSum, entries);
      await file.appendFile(line);
      await file.datasync();
      lastSum = sum;
    });
    last = written;
    return written;
  });
  return { ...store, close: () => file.close() };
}

function lineAfter(previousSum: string, entries: readonly Entry[]): { line: string; sum: string } {
  const json = JSON.stringify(entries);
  const sum = checksum(previousSum, json);
  return { line: `${sum} ${json}\n`, sum };
}

function checksum(previousSum: string, text: string): string {
  return sha256(`${previousSum}${text}`).slice(0, 32);
}

async function readIfPresent(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function readJournal(text: string, place: { folder: string; path: string }): Map<string, string> {
  const map = new Map<string, string>();
  const lines = text.split("\n");
  lines.pop();
  let sum = FIRST_SUM;
  for (const [index, line] of lines.entries()) {
    const json = line.slice(33);
    if (line !== `${checksum(sum, json)} ${json}`) throw corrupt(place, index + 1);
    sum = line.slice(0, 32);
    applyEntries(map, Entries.parse(JSON.parse(json)));
  }
  return map;
}

function corrupt({ folder, path }: { folder: string; path: string }, line: number): HeliographError {
  return new HeliographError({
    code: "STORE_CORRUPT",
    message: `The state of the simulated services is damaged at line ${line} of ${path}.`,
    remedy: `Restore the file from a copy, or move ${folder} away: wallets, mailbox and simulated payments then begin anew, the chain and the book stay.`,
    kind: "unavailable",
    data: { path, line },
  });
}
