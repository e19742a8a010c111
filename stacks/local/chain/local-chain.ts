import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import type { Clock } from "../../../lib/flows/ports/clock";
import { type Anvil, type Genesis, startAnvil } from "./anvil";
import { type AnvilRequest, expectResult } from "./anvil-request";
import { type ChainWriter, chainWriter } from "./chain-writer";
import { readCheckpoint, writeCheckpoint } from "./checkpoint";
import { type Journal, openJournal } from "./journal";
import { type Head, type Replayed, replay } from "./replay";
import { type Rpc, rpc } from "./rpc";
import { endStray, forgetRunning, noteRunning } from "./stray-anvil";

export const LOCAL_CHAIN_ID = 31337;

/** Lines of the journal after which a new copy of the state is kept: bounds what a start replays. */
const CHECKPOINT_LINES = 500;

export type LocalChain = Rpc & {
  /** For viem's `custom` transport and the Safe SDK, in this process. */
  readonly provider: { request(parameters: { method: string; params?: unknown }): Promise<unknown> };
  /** Tells the chain that time has passed. Call it after the clock was moved ahead. */
  mineBlock(): Promise<Head>;
  /** Gas for an account of the local product; test chains only. */
  setBalance(address: string, wei: bigint): Promise<void>;
  head(): Head;
  readonly replayed: { readonly blocks: number; readonly ms: number };
  /** Settles when anvil has ended; only an error if it was not asked to. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
};

/**
 * Starts the chain of a folder: a fresh one at first, later the same one again, block by block, whatever ended it.
 * @throws HeliographError CHAIN_IN_USE, CHAIN_START_FAILED, CHAIN_JOURNAL_CORRUPT, CHAIN_REPLAY_DIVERGED
 */
export async function openLocalChain(parameters: {
  folder: string;
  clock: Clock;
  /** Where node_modules is; the present folder unless given. */
  root?: string;
}): Promise<LocalChain> {
  const { folder, clock, root = process.cwd() } = parameters;
  makeFolder(folder);
  const runningPath = join(folder, "anvil.json");
  const checkpointPath = join(folder, "checkpoint.bin");
  endStray(runningPath);
  const journal = openJournal(join(folder, "journal.jsonl"));
  const genesis = genesisOf(journal, clock);
  const began = performance.now();
  let anvil = await startAnvil(genesis, root).catch((error) => {
    journal.close();
    throw error;
  });
  noteRunning(runningPath, anvil.pid);

  const stop = async () => {
    await anvil.close();
    journal.close();
    forgetRunning(runningPath);
  };
  try {
    const checkpoint = readCheckpoint(checkpointPath, journal.lines);
    let replayed: Replayed;
    if (checkpoint !== undefined && (await loadState(anvil.request, checkpoint.state))) {
      replayed = await replay(anvil.request, journal.lines, checkpoint.lines);
    } else {
      if (checkpoint !== undefined) {
        await anvil.close();
        anvil = await startAnvil(genesis, root);
        noteRunning(runningPath, anvil.pid);
      }
      replayed = await replay(anvil.request, journal.lines, 0);
    }
    const keeper = checkpointKeeper(checkpointPath, anvil.request, journal, checkpoint?.lines ?? 0);
    const writer = chainWriter({
      request: anvil.request,
      journal,
      clock,
      head: replayed.head,
      onMined: keeper.afterBlock,
    });
    if (replayed.unfinished !== undefined) await writer.finish(replayed.unfinished);
    return assemble({
      anvil,
      writer,
      clock,
      stop,
      keeper,
      replayed: { blocks: replayed.blocks, ms: performance.now() - began },
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

function assemble(parts: {
  anvil: Anvil;
  writer: ChainWriter;
  clock: Clock;
  stop: () => Promise<void>;
  keeper: CheckpointKeeper;
  replayed: LocalChain["replayed"];
}): LocalChain {
  const { anvil, writer, clock, stop, keeper, replayed } = parts;
  const door = rpc({ request: anvil.request, writer, clock });
  let closing: Promise<void> | undefined;
  return {
    ...door,
    replayed,
    ended: anvil.ended,
    head: () => writer.head,
    mineBlock: writer.mineBlock,
    setBalance: writer.setBalance,
    provider: {
      async request({ method, params }) {
        const answer = await door.call(method, Array.isArray(params) ? params : []);
        if ("result" in answer) return answer.result;
        throw Object.assign(new Error(answer.error.message), { code: answer.error.code, data: answer.error.data });
      },
    },
    close() {
      closing ??= writer.exclusively(async () => {
        await keeper.beforeClose();
        await stop();
      });
      return closing;
    },
  };
}

type CheckpointKeeper = { afterBlock(): Promise<void>; beforeClose(): Promise<void> };

function checkpointKeeper(path: string, request: AnvilRequest, journal: Journal, lines: number): CheckpointKeeper {
  let keptLines = lines;
  const keep = async () => {
    const state = String(await expectResult(request, "anvil_dumpState", [false]));
    writeCheckpoint(path, { lines: journal.length, sum: journal.lastSum, state: Buffer.from(state.slice(2), "hex") });
    keptLines = journal.length;
  };
  return {
    async afterBlock() {
      if (journal.length - keptLines >= CHECKPOINT_LINES) await keep();
    },
    async beforeClose() {
      // An anvil that is gone cannot be copied; the journal rebuilds it.
      if (journal.length > keptLines) await keep().catch(() => undefined);
    },
  };
}

async function loadState(request: AnvilRequest, state: Buffer): Promise<boolean> {
  const answer = await request("anvil_loadState", [`0x${state.toString("hex")}`]);
  return "result" in answer && answer.result === true;
}

function genesisOf(journal: Journal, clock: Clock): Genesis {
  const first = journal.lines[0]?.entry;
  if (first?.kind === "genesis") {
    const { kind: _, ...genesis } = first;
    return genesis;
  }
  const genesis: Genesis = {
    chainId: LOCAL_CHAIN_ID,
    timeS: Math.floor(clock.now() / 1000),
    hardfork: "osaka",
    gasLimit: 60_000_000,
    baseFeeWei: 1_000_000_000,
  };
  journal.append({ kind: "genesis", ...genesis });
  return genesis;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new HeliographError({
      code: "CHAIN_FOLDER_UNWRITABLE",
      message: `The folder of the local chain cannot be made: ${folder}.`,
      remedy: "Choose a data folder that this user may write to.",
      data: { folder },
      cause,
    });
  }
}
