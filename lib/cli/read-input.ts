import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { HeliographError } from "../core/errors/heliograph-error";

/** Names of what is piped in; opened as a file, some kinds of pipe refuse. */
const PIPED: readonly string[] = ["-", "/dev/stdin"];

/** A file's bytes, or those that are piped in. @throws HeliographError FILE_NOT_READ */
export async function readInput(path: string): Promise<Uint8Array> {
  if (PIPED.includes(path)) return new Uint8Array(await buffer(process.stdin));
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new HeliographError({
      code: "FILE_NOT_READ",
      message: `${path} cannot be read (${code}).`,
      remedy: "Give the path of a file that is there and may be read, or - for what is piped in.",
      data: { path, cause: code },
    });
  }
}
