import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(__dirname, "../..");

/** A first start builds the portal; on two busy cores that is minutes. */
export const START_LIMIT_MS = 420_000;
const STOP_LIMIT_MS = 15_000;

export type ProductProcess = {
  readonly origin: string;
  readonly port: number;
  /** Where its state lies. */
  readonly directory: string;
  /** Process id of `npm start`, which also leads the group. */
  readonly pid: number;
  /** From the command to "is ready" [ms]. */
  readonly startMs: number;
  output(): string;
  /** Sends the signal to the whole group, as a terminal does, and waits until the command has ended. */
  stop(signal?: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | null>;
};

export type EndedCommand = { readonly code: number | null; readonly output: string };

/** A loopback port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export function newStateFolder(): string {
  return mkdtempSync(join(tmpdir(), "heliograph-product-"));
}

type StartOptions = {
  readonly port?: number;
  readonly directory?: string;
  /** Arguments for Node before the script. */
  readonly nodeArguments?: readonly string[];
  readonly script?: string;
};

/** Starts the product as `npm start` does and waits until it says that it is ready. */
export async function startProduct(options: StartOptions = {}): Promise<ProductProcess> {
  const began = performance.now();
  const port = options.port ?? (await freePort());
  const directory = options.directory ?? newStateFolder();
  const { child, output, ended } = launch({ ...options, port, directory });
  const isReady = await new Promise<boolean>((resolve) => {
    const limit = setTimeout(() => resolve(false), START_LIMIT_MS);
    const settle = (value: boolean) => {
      clearTimeout(limit);
      resolve(value);
    };
    child.stdout?.on("data", () => {
      if (output().includes("Heliograph is ready")) settle(true);
    });
    void ended.then(() => settle(false));
  });
  const pid = child.pid ?? 0;
  if (!isReady) {
    signalGroup(pid, "SIGKILL");
    throw new Error(`The product did not become ready:\n${output()}`);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    directory,
    pid,
    startMs: performance.now() - began,
    output,
    async stop(signal = "SIGINT") {
      signalGroup(pid, signal);
      const limit = setTimeout(() => signalGroup(pid, "SIGKILL"), STOP_LIMIT_MS);
      const { code } = await ended;
      clearTimeout(limit);
      return code;
    },
  };
}

/** Starts the product where it must refuse to: waits for its end, and ends it where it starts all the same. */
export async function startRefused(options: StartOptions = {}): Promise<EndedCommand> {
  const port = options.port ?? (await freePort());
  const { child, output, ended } = launch({ ...options, port });
  const end = () => signalGroup(child.pid ?? 0, "SIGTERM");
  const limit = setTimeout(end, START_LIMIT_MS);
  child.stdout?.on("data", () => {
    if (output().includes("Heliograph is ready")) end();
  });
  const result = await ended;
  clearTimeout(limit);
  return result;
}

function launch({ port, directory, nodeArguments = [], script = "stacks/local/start.mjs" }: StartOptions): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<EndedCommand>;
} {
  const child = spawn(process.execPath, [...nodeArguments, join(root, script)], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "--no-deprecation",
      PORT: String(port),
      ...(directory === undefined ? {} : { HELIOGRAPH_DATA: directory }),
    },
  });
  let text = "";
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const ended = new Promise<EndedCommand>((resolve) => {
    child.once("error", (error) => resolve({ code: null, output: `${text}${error.message}` }));
    child.once("close", (code) => resolve({ code, output: text }));
  });
  return { child, output: () => text, ended };
}

/** Sends a signal to all of a process group; one that has ended is left alone. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  if (leader <= 1) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
