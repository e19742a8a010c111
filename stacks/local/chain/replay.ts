import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { type AnvilRequest, expectResult } from "./anvil-request";
import type { JournalEntry, JournalLine } from "./journal";

export type Head = { readonly number: number; readonly hash: string; readonly timeS: number };

type Unfinished = Extract<JournalEntry, { kind: "transaction" | "block" }>;

export type Replayed = {
  readonly head: Head;
  readonly blocks: number;
  /** The last thing taken whose end is not known: it was never acknowledged, and is to be finished now. */
  readonly unfinished: Unfinished | undefined;
};

const Block = z.object({
  number: z.string(),
  hash: z.string(),
  timestamp: z.string(),
  transactions: z.array(z.unknown()),
});

/**
 * Does again what the lines from `start` on say, and checks each block's hash against what was acknowledged.
 * @throws HeliographError CHAIN_REPLAY_DIVERGED, CHAIN_UNAVAILABLE
 */
export async function replay(request: AnvilRequest, lines: readonly JournalLine[], start: number): Promise<Replayed> {
  let blocks = 0;
  let unfinished: Unfinished | undefined;
  for (const [index, { entry }] of lines.entries()) {
    if (index < start) continue;
    switch (entry.kind) {
      case "genesis":
        break;
      case "balance":
        await expectResult(request, "anvil_setBalance", [entry.address, entry.wei]);
        break;
      case "transaction":
      case "block":
        unfinished = entry;
        break;
      case "refused":
        unfinished = undefined;
        break;
      case "mined": {
        if (unfinished === undefined) throw diverged(index + 1, "a block without its cause");
        if (unfinished.kind === "transaction") await resend(request, unfinished.raw, index + 1);
        const block = await mine(request, unfinished.timeS);
        if (block.hash !== entry.hash) throw diverged(index + 1, `block ${entry.number} came out as ${block.hash}`);
        unfinished = undefined;
        blocks += 1;
        break;
      }
      default:
        entry satisfies never;
    }
  }
  return { head: await readHead(request), blocks, unfinished };
}

/** Mines one block at the given time. */
export async function mine(request: AnvilRequest, timeS: number): Promise<Head & { transactions: number }> {
  const blocks = z
    .array(Block)
    .length(1)
    .parse(await expectResult(request, "evm_mine_detailed", [{ timestamp: timeS }]));
  const block = blocks[0] as z.infer<typeof Block>;
  return { ...headOf(block), transactions: block.transactions.length };
}

export async function readHead(request: AnvilRequest): Promise<Head> {
  return headOf(Block.parse(await expectResult(request, "eth_getBlockByNumber", ["latest", false])));
}

function headOf(block: z.infer<typeof Block>): Head {
  return { number: Number(block.number), hash: block.hash, timeS: Number(block.timestamp) };
}

async function resend(request: AnvilRequest, raw: string, line: number): Promise<void> {
  const answer = await request("eth_sendRawTransaction", [raw]);
  if ("error" in answer) throw diverged(line, answer.error.message);
}

function diverged(line: number, why: string): HeliographError {
  return new HeliographError({
    code: "CHAIN_REPLAY_DIVERGED",
    message: `The local chain cannot be rebuilt as it was: line ${line} of its journal gives another result (${why}).`,
    remedy: "Run the version of anvil that wrote it (`npm ci`), or move the chain's folder away to begin a new one.",
    data: { line },
  });
}
