import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";

const TokenFile = z.record(
  z.string(),
  z.record(z.string(), z.strictObject({ token: z.string(), expiresAt: z.string() })),
);
type TokenFile = z.infer<typeof TokenFile>;

/** Where the command keeps its tokens, by product and by address: readable by its owner alone. */
export const TOKEN_PATH = join(homedir(), ".config", "heliograph", "tokens.json");

function readTokens(path: string): TokenFile {
  return existsSync(path) ? TokenFile.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
}

export function saveToken(
  product: string,
  email: string,
  token: { token: string; expiresAt: string },
  path = TOKEN_PATH,
) {
  const tokens = readTokens(path);
  tokens[product] = { ...tokens[product], [email]: token };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify(tokens, null, 2), { mode: 0o600 });
  chmodSync(path, 0o600);
}

/** The token of one address, or of the only one there is. */
export function findToken(product: string, email: string | undefined, path = TOKEN_PATH): string | undefined {
  const kept = readTokens(path)[product] ?? {};
  const emails = Object.keys(kept);
  const chosen = email ?? (emails.length === 1 ? emails[0] : undefined);
  return chosen === undefined ? undefined : kept[chosen]?.token;
}
