import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../lib/core/errors/heliograph-error";

const Secrets = z.strictObject({
  auth: z.string().min(32),
  stripeWebhook: z.string().regex(/^whsec_[A-Za-z0-9]{32,}$/),
});
type Secrets = z.infer<typeof Secrets>;

/** Makes the folder that holds all state of one local product. @throws HeliographError STATE_FOLDER_READ_ONLY */
export function openProductFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch (cause) {
    throw new HeliographError({
      code: "STATE_FOLDER_READ_ONLY",
      message: `Heliograph keeps its state in ${directory} and cannot write there.`,
      remedy: "Make the folder writable, or name another one with HELIOGRAPH_DATA.",
      kind: "unavailable",
      cause,
    });
  }
}

/** The secrets of this machine's product: random, made at its first start, mode 0600. @throws HeliographError LOCAL_SECRETS_DAMAGED */
export function localSecrets(directory: string): Secrets {
  const path = join(directory, "secrets.json");
  if (!existsSync(path)) {
    const made: Secrets = {
      auth: randomBytes(32).toString("hex"),
      stripeWebhook: `whsec_${randomBytes(24).toString("hex")}`,
    };
    writeFileSync(path, JSON.stringify(made), { mode: 0o600, flag: "wx", flush: true });
  }
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new HeliographError({
      code: "LOCAL_SECRETS_DAMAGED",
      message: `The local secrets cannot be read: ${path}.`,
      remedy: "Restore the file from a copy, or move the whole folder away to begin anew.",
      kind: "unavailable",
      cause,
    });
  }
}
