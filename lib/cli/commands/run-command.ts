import * as z from "zod";
import { HeliographError, isHeliographError } from "../../core/errors/heliograph-error";
import type { CommandIo } from "./command-io";

/** Exit code of a usage error; 1 says that the input was refused. */
const EXIT_USAGE = 2;
const EXIT_REFUSED = 1;

/** Runs a command's body; a refusal is printed with its code and remedy, a misuse with the usage text. */
export async function runCommand(io: CommandIo, usage: string, body: () => Promise<void>): Promise<number> {
  try {
    await body();
    return 0;
  } catch (error) {
    if (isHeliographError(error)) {
      io.print(`${error.code}: ${error.message} ${error.remedy}`);
      if (error.code !== "CLI_USAGE") return EXIT_REFUSED;
    } else if (isArgumentError(error)) {
      io.print(error.message);
    } else {
      throw error;
    }
    io.print(usage);
    return EXIT_USAGE;
  }
}

export function usageError(message: string): HeliographError {
  return new HeliographError({ code: "CLI_USAGE", message, remedy: "See the usage below." });
}

/** @throws HeliographError CLI_NOT_JSON */
export async function readJson(io: CommandIo, path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await io.readFile(path));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HeliographError({
      code: "CLI_NOT_JSON",
      message: `${path} is not JSON.`,
      remedy: "Give the file that the product exported.",
      data: { path },
      cause,
    });
  }
}

/** Checks what a file holds. @throws HeliographError CLI_INPUT_INVALID, naming each field that is wrong */
export function parsedInput<Schema extends z.ZodType>(schema: Schema, value: unknown, path: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new HeliographError({
    code: "CLI_INPUT_INVALID",
    message: `${path} is not valid: ${z.prettifyError(result.error)}`,
    remedy: "Correct the fields that are named.",
    data: { path },
  });
}

/** What node:util parseArgs throws for an unknown option or a missing value; told by its code, whatever realm made it. */
function isArgumentError(error: unknown): error is { code: string; message: string } {
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return false;
  return typeof error.message === "string" && String(error.code).startsWith("ERR_PARSE_ARGS");
}
