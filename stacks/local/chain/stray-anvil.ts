import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";

const RunRecord = z.strictObject({ owner: z.number().int(), anvil: z.number().int() });

/** Notes which process runs the chain of a folder, so that the next start can tell a running product from a leftover. */
export function noteRunning(path: string, anvilPid: number): void {
  writeFileSync(path, JSON.stringify({ owner: process.pid, anvil: anvilPid }), { mode: 0o600 });
}

export function forgetRunning(path: string): void {
  rmSync(path, { force: true });
}

/**
 * Ends the anvil that a killed product left behind.
 * @throws HeliographError CHAIN_IN_USE where the product that owns it still runs
 */
export function endStray(path: string): void {
  if (!existsSync(path)) return;
  const record = readRecord(path);
  if (record !== undefined) {
    const process_ = describeProcess(record.anvil);
    // Process ids are used again: only an anvil without its owner as parent is ours to end.
    if (process_?.command.includes("anvil")) {
      if (process_.parent === record.owner) throw inUse(record.owner);
      process.kill(record.anvil, "SIGKILL");
    }
  }
  forgetRunning(path);
}

function readRecord(path: string): z.infer<typeof RunRecord> | undefined {
  try {
    return RunRecord.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Torn by a crash while it was written: there is nothing in it to act upon.
    return undefined;
  }
}

function describeProcess(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === "linux") {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      return { parent: Number(parent), command };
    }
    const [, parent, command] =
      /^\s*(\d+)\s+(.*)$/m.exec(execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" })) ??
      [];
    return parent === undefined || command === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    // No such process, or no way to ask: then it is not a stray that we could end.
    return undefined;
  }
}

function inUse(owner: number): HeliographError {
  return new HeliographError({
    code: "CHAIN_IN_USE",
    message: `The local chain of this folder is already running in process ${owner}.`,
    remedy: "Stop that process, or use another data folder.",
    kind: "conflict",
    data: { owner },
  });
}
