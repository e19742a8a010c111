import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatePrivateKey } from "viem/accounts";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";

const PrivateKey = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as `0x${string}`);

/** Keys of the local product: random, made at first start, for chain 31337 only. */
export const LocalKeys = z.strictObject({
  /** Sends transactions: registrar of identities and deliverer of the desk. */
  operator: PrivateKey,
  /** The three owners of the local Safe. */
  owners: z.tuple([PrivateKey, PrivateKey, PrivateKey]),
  attestors: z.tuple([PrivateKey, PrivateKey, PrivateKey]),
  /** Signs the desk's purchase vouchers. */
  voucher: PrivateKey,
});
export type LocalKeys = z.infer<typeof LocalKeys>;

/**
 * The keys of a folder, made with mode 0600 where there are none.
 * @throws HeliographError LOCAL_KEYS_DAMAGED
 */
export function localKeys(folder: string): LocalKeys {
  const path = join(folder, "keys.json");
  if (existsSync(path)) return readKeys(path);
  const key = generatePrivateKey;
  const keys: LocalKeys = {
    operator: key(),
    owners: [key(), key(), key()],
    attestors: [key(), key(), key()],
    voucher: key(),
  };
  writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
  return keys;
}

function readKeys(path: string): LocalKeys {
  try {
    chmodSync(path, 0o600);
    return LocalKeys.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new HeliographError({
      code: "LOCAL_KEYS_DAMAGED",
      message: `The keys of the local chain cannot be read: ${path}.`,
      remedy: "Restore the file from a backup, or move the whole folder away to begin a new local chain.",
      data: { path },
      cause,
    });
  }
}
