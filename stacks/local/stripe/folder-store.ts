import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { applyEntries, type Entry, type KeyValueStore, overMap } from "./key-value-store";

/**
 * A store in a folder: one journal file with a line for each `put`, forced to disk before it is acknowledged. Opening
 * reads it, drops a last line that a crash has cut short, and rewrites it without what has been overwritten.
 * @throws HeliographError STORE_CORRUPT
 */
export async function folderStore(folder: string): Promise<KeyValueStore & { close(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "journal.jsonl");
  const map = readJournal(await readIfPresent(path), path);
  const compact = map.size === 0 ? "" : `${JSON.stringify([...map])}\n`;
  await writeFile(`${path}.new`, compact, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  const file = await open(path, "a", 0o600);
  const store = overMap(map, async (entries) => {
    await file.appendFile(`${JSON.stringify(entries)}\n`);
    await file.datasync();
  });
  return { ...store, close: () => file.close() };
}

async function readIfPresent(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function readJournal(text: string, path: string): Map<string, string> {
  const map = new Map<string, string>();
  const lines = text.split("\n");
  lines.pop();
  for (const [index, line] of lines.entries()) {
    try {
      applyEntries(map, JSON.parse(line) as Entry[]);
    } catch (cause) {
      throw new HeliographError({
        code: "STORE_CORRUPT",
        message: `Line ${index + 1} of ${path} cannot be read.`,
        remedy: "Restore the file from a copy, or remove its folder to begin anew.",
        data: { path, line: index + 1 },
        cause,
      });
    }
  }
  return map;
}
