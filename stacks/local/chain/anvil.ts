import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { anvilBinaryPath } from "./anvil-binary";
import { type AnvilRequest, anvilRequest } from "./anvil-request";

/** What makes two chains the same from their first block on. */
export type Genesis = {
  readonly chainId: number;
  /** Unix time of block 0 [s]. */
  readonly timeS: number;
  readonly hardfork: string;
  readonly gasLimit: number;
  readonly baseFeeWei: number;
};

export type Anvil = {
  readonly pid: number;
  readonly port: number;
  readonly request: AnvilRequest;
  /** Resolves when the process has ended, with why if it was not us. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
};

const START_MS = 20_000;
const STOP_MS = 5_000;

/**
 * Starts a bare anvil on a free loopback port: no accounts of its own, no CORS, and no block but when it is told to.
 * @throws HeliographError CHAIN_BINARY_MISSING, CHAIN_START_FAILED
 */
export async function startAnvil(genesis: Genesis, root: string): Promise<Anvil> {
  const child = spawn(anvilBinaryPath(root), argumentsOf(genesis), {
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl-C in the terminal is for us alone: the chain is closed after its last answer.
    detached: process.platform !== "win32",
  });
  const ended = endOf(child);
  const watch = child.pid === undefined ? undefined : endWithUs(child.pid, ended, root);
  // Also a process that leaves without closing leaves no anvil behind.
  const killOnExit = () => child.kill("SIGKILL");
  process.once("exit", killOnExit);
  void ended.then(() => process.removeListener("exit", killOnExit));
  const port = await Promise.race([portOf(child), ended.then(failed), timeout(START_MS).then(failed)]).catch(
    (error) => {
      child.kill("SIGKILL");
      throw error;
    },
  );
  const request = anvilRequest(port);
  return {
    pid: child.pid as number,
    port,
    request,
    ended,
    async close() {
      request.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        const stopped = await Promise.race([ended.then(() => true), timeout(STOP_MS).then(() => false)]);
        if (!stopped) child.kill("SIGKILL");
        await ended;
      }
      await watch?.over();
    },
  };
}

/**
 * Lets a small process of its own end anvil when this one is killed: nothing here can do that after SIGKILL.
 * `over` resolves once anvil has ended and that process has gone too.
 */
function endWithUs(pid: number, ended: Promise<unknown>, root: string): { over(): Promise<void> } {
  const watcher = spawn(process.execPath, [join(root, "stacks/local/chain/end-with-pipe.mjs"), String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32",
  });
  // Without a watcher the next start ends the stray by the process id that was noted.
  for (const part of [watcher, watcher.stdin]) part.on("error", () => undefined);
  watcher.unref();
  void ended.then(() => watcher.stdin.end("over"));
  const gone = new Promise<void>((resolve) => {
    for (const event of ["exit", "error"]) watcher.once(event, () => resolve());
  });
  return {
    over: () => {
      // Whoever waits is kept alive by it.
      watcher.ref();
      return gone;
    },
  };
}

function argumentsOf(genesis: Genesis): string[] {
  return [
    ...["--chain-id", String(genesis.chainId)],
    ...["--timestamp", String(genesis.timeS)],
    ...["--hardfork", genesis.hardfork],
    ...["--gas-limit", String(genesis.gasLimit)],
    ...["--base-fee", String(genesis.baseFeeWei)],
    ...["--host", "127.0.0.1", "--port", "0", "--no-cors", "--no-request-size-limit"],
    ...["--accounts", "0", "--no-mining", "--order", "fifo", "--disable-min-priority-fee", "--color", "never"],
  ];
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function portOf(child: Child): Promise<number> {
  return new Promise((resolve) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      // After the banner its log is of no use; it is read on so that the pipe never fills.
      if (text.length > 20_000) return;
      text += chunk.toString("utf8");
      const match = /Listening on 127\.0\.0\.1:(\d+)/.exec(text);
      if (match) resolve(Number(match[1]));
    });
  });
}

async function endOf(child: Child): Promise<string> {
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-500);
  });
  try {
    const [code, signal] = await once(child, "exit");
    return complaint.trim() || `ended with ${signal ?? `code ${code}`}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failed(why: string): never {
  throw new HeliographError({
    code: "CHAIN_START_FAILED",
    message: `The local chain did not start: ${why}.`,
    remedy: "Check that node_modules/@foundry-rs is complete (`npm ci`) and that this user may run programs from it.",
    kind: "unavailable",
  });
}

function timeout(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(`no answer within ${ms / 1000} s`), ms).unref());
}
