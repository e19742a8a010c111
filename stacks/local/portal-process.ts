import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type PortalProcess = { readonly origin: string; close(): Promise<void> };

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

/** Runs the built Next server on a loopback port of its own; the API process passes its requests through. */
export async function startPortal(root: string, apiOrigin: string, publicOrigin: string): Promise<PortalProcess> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        API_ORIGIN: apiOrigin,
        PUBLIC_ORIGIN: publicOrigin,
        NODE_ENV: "production",
        NODE_OPTIONS: `--import=${pathToFileURL(join(root, "stacks/local/end-with-parent.mjs")).href}`,
        HELIOGRAPH_PARENT_PID: String(process.pid),
      },
    },
  );
  await ready(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 3000).unref();
      }),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (/Ready in/i.test(chunk.toString())) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The portal's server ended with code ${code} before it was ready.`)));
  });
}
