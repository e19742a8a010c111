import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { sha256 } from "../../../lib/core/evidence/hash";

const Hex = z.string().regex(/^0x[0-9a-f]*$/);

/**
 * What happened to the local chain, in order. A transaction stands twice: when it was taken (`transaction`, before anvil
 * sees it) and how it ended (`mined` or `refused`, before anybody is told).
 */
export const JournalEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("genesis"),
    chainId: z.number().int(),
    timeS: z.number().int(),
    hardfork: z.string(),
    gasLimit: z.number().int(),
    baseFeeWei: z.number().int(),
  }),
  z.strictObject({ kind: z.literal("balance"), address: Hex, wei: Hex }),
  /** `timeS`: the time that its block will carry. */
  z.strictObject({ kind: z.literal("transaction"), raw: Hex, timeS: z.number().int() }),
  z.strictObject({ kind: z.literal("refused") }),
  z.strictObject({ kind: z.literal("block"), timeS: z.number().int() }),
  z.strictObject({ kind: z.literal("mined"), number: z.number().int(), hash: Hex }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;

/** An entry with the chained checksum of everything up to and with it. */
export type JournalLine = { readonly entry: JournalEntry; readonly sum: string };

export type Journal = {
  /** What stood in the file when it was opened. */
  readonly lines: readonly JournalLine[];
  /** Returns once the entry is on the disk. @throws HeliographError CHAIN_JOURNAL_UNWRITABLE */
  append(entry: JournalEntry): JournalLine;
  readonly length: number;
  readonly lastSum: string;
  close(): void;
};

const FIRST_SUM = "0".repeat(32);

/**
 * Opens (or begins) an append-only file of JSON lines. A last line without its end was never acknowledged: it is cut off.
 * @throws HeliographError CHAIN_JOURNAL_CORRUPT, CHAIN_JOURNAL_UNWRITABLE
 */
export function openJournal(path: string): Journal {
  const { lines, goodBytes } = readJournal(path);
  const file = guardWrite(path, () => openForAppend(path, goodBytes));
  let position = goodBytes;
  let length = lines.length;
  let lastSum = lines.at(-1)?.sum ?? FIRST_SUM;
  let broken = false;
  return {
    lines,
    get length() {
      return length;
    },
    get lastSum() {
      return lastSum;
    },
    append(entry) {
      const line = { entry, sum: checksum(lastSum, JSON.stringify(entry)) };
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      guardWrite(path, () => {
        if (broken) throw new Error("an earlier write failed");
        // Until the line is whole on the disk, nothing may follow it.
        broken = true;
        for (let done = 0; done < bytes.length; )
          done += writeSync(file, bytes, done, bytes.length - done, position + done);
        fsyncSync(file);
        broken = false;
      });
      position += bytes.length;
      length += 1;
      lastSum = line.sum;
      return line;
    },
    close: () => closeSync(file),
  };
}

function openForAppend(path: string, goodBytes: number): number {
  const isNew = !existsSync(path);
  const file = openSync(path, isNew ? "w+" : "r+", 0o600);
  ftruncateSync(file, goodBytes);
  fsyncSync(file);
  if (isNew && process.platform !== "win32") {
    const folder = openSync(dirname(path), "r");
    fsyncSync(folder);
    closeSync(folder);
  }
  return file;
}

function readJournal(path: string): { lines: JournalLine[]; goodBytes: number } {
  if (!existsSync(path)) return { lines: [], goodBytes: 0 };
  const bytes = readFileSync(path);
  const goodBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines: JournalLine[] = [];
  let sum = FIRST_SUM;
  for (const text of bytes.subarray(0, goodBytes).toString("utf8").split("\n").slice(0, -1)) {
    const line = parseLine(text, sum);
    if (line === undefined) throw corrupt(path, lines.length + 1);
    lines.push(line);
    sum = line.sum;
  }
  return { lines, goodBytes };
}

function parseLine(text: string, previousSum: string): JournalLine | undefined {
  // The checksum covers the entry's own text: what was written, not what we would write today.
  const match = /^\{"entry":(\{.*\}),"sum":"([0-9a-f]{32})"\}$/.exec(text);
  if (match?.[1] === undefined || match[2] !== checksum(previousSum, match[1])) return undefined;
  const parsed = JournalEntry.safeParse(JSON.parse(match[1]));
  return parsed.success ? { entry: parsed.data, sum: match[2] } : undefined;
}

function checksum(previousSum: string, text: string): string {
  return sha256(`${previousSum}${text}`).slice(0, 32);
}

function guardWrite<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new HeliographError({
      code: "CHAIN_JOURNAL_UNWRITABLE",
      message: `The journal of the local chain cannot be written: ${path} (${cause instanceof Error ? cause.message : cause}).`,
      remedy: "Check the free space and the rights of the folder, then start again.",
      kind: "unavailable",
      data: { path },
      cause,
    });
  }
}

function corrupt(path: string, line: number): HeliographError {
  return new HeliographError({
    code: "CHAIN_JOURNAL_CORRUPT",
    message: `The journal of the local chain is damaged at line ${line}: ${path}.`,
    remedy: "Restore the file from a backup, or move its folder away to begin a new local chain.",
    data: { path, line },
  });
}
