import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import * as z from "zod";
import { sha256 } from "../../../lib/core/evidence/hash";
import type { JournalLine } from "./journal";

const CheckpointHeader = z.strictObject({
  /** How many journal lines the state contains, and the checksum of the last of them. */
  lines: z.number().int().positive(),
  sum: z.string(),
  stateHash: z.string(),
});

export type Checkpoint = { readonly lines: number; readonly sum: string; readonly state: Buffer };

/**
 * A copy of anvil's state, so that a start replays the last few hundred transactions and not all of them. It is a
 * shortcut only: without it, or with a damaged one, the journal alone rebuilds the same chain.
 */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): void {
  const { lines, sum, state } = checkpoint;
  const header = Buffer.from(`${JSON.stringify({ lines, sum, stateHash: sha256(state) })}\n`);
  const file = openSync(`${path}.new`, "w", 0o600);
  for (const bytes of [header, state]) {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  }
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

/** The checkpoint, if it is whole and belongs to this journal. */
export function readCheckpoint(path: string, lines: readonly JournalLine[]): Checkpoint | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const end = bytes.indexOf(0x0a);
  const header = parseHeader(bytes.subarray(0, Math.max(end, 0)).toString("utf8"));
  const state = bytes.subarray(end + 1);
  if (header === undefined || header.stateHash !== sha256(state)) return undefined;
  return lines[header.lines - 1]?.sum === header.sum ? { lines: header.lines, sum: header.sum, state } : undefined;
}

function parseHeader(text: string): z.infer<typeof CheckpointHeader> | undefined {
  try {
    return CheckpointHeader.parse(JSON.parse(text));
  } catch {
    // A damaged shortcut is not taken; the journal is the truth.
    return undefined;
  }
}
