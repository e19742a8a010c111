import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { usageError } from "../commands/run-command";
import { askProduct } from "./ask-product";
import { saveToken } from "./token-file";

const Token = z.object({ token: z.string(), expiresAt: z.string() });
const LINK = /https?:\/\/\S+\/api\/auth\/confirm\?\S+/;

/**
 * `heliograph login --email <address>`: asks for a sign-in mail, takes its link from the terminal, and keeps a token made
 * with that sign-in.
 */
export async function loginCommand(
  argv: readonly string[],
  product: string,
  print: (text: string) => void,
): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { email: { type: "string" }, label: { type: "string" } } });
  const { email, label = "command line" } = values;
  if (email === undefined) throw usageError("Say who signs in: heliograph login --email <address>");
  const origin = new URL(product).origin;
  await askProduct(product, {
    method: "POST",
    path: "/api/auth/sign-in/magic-link",
    headers: { origin },
    json: { email, callbackURL: "/" },
  });
  print(`A sign-in link is on its way to ${email}. On one machine it is in ${origin}/simulated/mailbox`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const pasted = await terminal.question("Paste the link: ");
  terminal.close();
  const cookie = await confirmLink(pasted, origin);
  const made = await askProduct(product, {
    method: "POST",
    path: "/api/v1/me/api-tokens",
    headers: { origin, cookie },
    json: { label },
  });
  saveToken(origin, email, Token.parse(await made.json()));
  print(`Signed in to ${origin} as ${email}.`);
  return 0;
}

/** Uses a mailed link up, as its page's button does, and gives the session's cookie. */
export async function confirmLink(pasted: string, origin: string): Promise<string> {
  const link = LINK.exec(pasted)?.[0];
  if (link === undefined) throw usageError("That is not a sign-in link of Heliograph.");
  const { searchParams } = new URL(link);
  const form = new URLSearchParams({ token: searchParams.get("token") ?? "", to: searchParams.get("to") ?? "/" });
  const response = await fetch(`${origin}/api/auth/confirm`, {
    method: "POST",
    headers: { origin, "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    redirect: "manual",
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw usageError("The link is used up or too old; ask for a new one.");
  return cookies.join("; ");
}
