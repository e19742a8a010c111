import { keccak256 } from "viem";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import type { Clock } from "../../../lib/flows/ports/clock";
import { type AnvilRequest, expectResult, type JsonRpcAnswer } from "./anvil-request";
import type { Journal, JournalEntry } from "./journal";
import { type Head, mine } from "./replay";

export type ChainWriter = {
  /** Journals, sends and mines one signed transaction; the answer is its hash, or why it was refused. */
  sendRaw(raw: string): Promise<JsonRpcAnswer>;
  /** Mines an empty block at the clock's time, so that the chain knows that time has passed. */
  mineBlock(): Promise<Head>;
  setBalance(address: string, wei: bigint): Promise<void>;
  /** Finishes what a killed process had taken but not acknowledged. */
  finish(entry: Extract<JournalEntry, { kind: "transaction" | "block" }>): Promise<void>;
  /** Runs after everything taken before it, and before anything taken after it. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  readonly head: Head;
};

const RAW_TRANSACTION = /^0x(?:[0-9a-f]{2}){1,131072}$/;
const INVALID_PARAMS = -32602;
const REFUSED = -32000;

/**
 * The only hand that changes the chain: one thing at a time, each on the disk before anvil sees it and again before
 * anybody is told. Block times are the clock's, in whole seconds, and always rise.
 */
export function chainWriter(parameters: {
  request: AnvilRequest;
  journal: Journal;
  clock: Clock;
  head: Head;
  onMined: (head: Head) => Promise<void>;
}): ChainWriter {
  const { request, journal, clock, onMined } = parameters;
  let head = parameters.head;
  let last: Promise<unknown> = Promise.resolve();
  let halted: unknown;

  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  /** After a failure in the middle the journal's last entry has no end; only a restart can find out what it was. */
  function write<T>(work: () => Promise<T>): Promise<T> {
    return exclusively(async () => {
      if (halted !== undefined) throw haltedError(halted);
      try {
        return await work();
      } catch (error) {
        halted = error;
        throw error;
      }
    });
  }

  const nextTimeS = () => Math.max(Math.floor(clock.now() / 1000), head.timeS + 1);

  async function mineNow(timeS: number): Promise<void> {
    const block = await mine(request, timeS);
    journal.append({ kind: "mined", number: block.number, hash: block.hash });
    head = { number: block.number, hash: block.hash, timeS: block.timeS };
    await onMined(head);
  }

  async function finishTransaction(raw: string, timeS: number): Promise<JsonRpcAnswer> {
    const answer = await request("eth_sendRawTransaction", [raw]);
    const refusal = "error" in answer ? answer : await refusalOfPool(request, keccak256(raw as `0x${string}`));
    if (refusal !== undefined) {
      journal.append({ kind: "refused" });
      return refusal;
    }
    await mineNow(timeS);
    return answer;
  }

  return {
    exclusively,
    get head() {
      return head;
    },
    sendRaw(given) {
      const raw = given.toLowerCase();
      return RAW_TRANSACTION.test(raw)
        ? write(async () => {
            const hash = keccak256(raw as `0x${string}`);
            const receipt = await expectResult(request, "eth_getTransactionReceipt", [hash]);
            if (receipt !== null) return { result: hash };
            const timeS = nextTimeS();
            journal.append({ kind: "transaction", raw, timeS });
            return finishTransaction(raw, timeS);
          })
        : Promise.resolve(refusal(INVALID_PARAMS, "a signed transaction is 0x and up to 128 KiB of hex"));
    },
    mineBlock() {
      return write(async () => {
        const timeS = nextTimeS();
        journal.append({ kind: "block", timeS });
        await mineNow(timeS);
        return head;
      });
    },
    setBalance(address, wei) {
      return write(async () => {
        const entry = { kind: "balance", address: address.toLowerCase(), wei: `0x${wei.toString(16)}` } as const;
        journal.append(entry);
        await expectResult(request, "anvil_setBalance", [entry.address, entry.wei]);
      });
    },
    finish(entry) {
      return write(async () => {
        if (entry.kind === "block") await mineNow(entry.timeS);
        else await finishTransaction(entry.raw, entry.timeS);
      });
    },
  };
}

/** A transaction that waits for an earlier nonce would never be mined: it is taken out again. */
async function refusalOfPool(request: AnvilRequest, hash: string): Promise<JsonRpcAnswer | undefined> {
  const status = (await expectResult(request, "txpool_status", [])) as { pending: string };
  if (Number(status.pending) === 1) return undefined;
  await expectResult(request, "anvil_dropTransaction", [hash]);
  return refusal(REFUSED, "nonce too high: an earlier transaction of this account is missing");
}

function refusal(code: number, message: string): JsonRpcAnswer {
  return { error: { code, message } };
}

function haltedError(cause: unknown): HeliographError {
  return new HeliographError({
    code: "CHAIN_UNAVAILABLE",
    message: `The local chain takes nothing more since a failure: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: "Restart with `npm start`: the chain is rebuilt from its journal.",
    kind: "unavailable",
    cause,
  });
}
