import { randomUUID } from "node:crypto";
import { privateKeyToAccount } from "viem/accounts";
import * as z from "zod";
import { askProduct } from "../../../lib/cli/http/ask-product";
import { confirmLink } from "../../../lib/cli/http/login";
import type { KeyValueStore } from "../stripe/key-value-store";

const Wallet = z.object({
  accounts: z.tuple([z.object({ address: z.string(), privateKey: z.string().regex(/^0x[0-9a-f]{64}$/) })]),
});

/** Somebody at the product's door, acting only through its public addresses, as a browser would. */
export class Visitor {
  readonly #origin: string;
  /** The session's cookie, for tools that act in this person's name. */
  readonly cookie: string;

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.cookie = cookie;
  }

  /** Signs in by mail: asks for the link, takes it out of the local mailbox, uses it up. */
  static async signIn(origin: string, mailbox: KeyValueStore, email: string): Promise<Visitor> {
    await askProduct(origin, {
      method: "POST",
      path: "/api/auth/sign-in/magic-link",
      headers: { origin },
      json: { email, callbackURL: "/" },
    });
    const mails = (await mailbox.list("mail/")).map((json) => JSON.parse(json) as { to: string; text: string });
    const mail = mails.findLast(({ to }) => to === email);
    if (!mail) throw new Error(`no mail has come for ${email}`);
    return new Visitor(origin, await confirmLink(mail.text, origin));
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.#ask("GET", path)).json());
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask("GET", path)).arrayBuffer());
  }

  async post<T>(path: string, json: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.#ask("POST", path, { json })).json());
  }

  async put<T>(path: string, json: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.#ask("PUT", path, { json })).json());
  }

  async upload<T>(method: "POST" | "PUT", path: string, bytes: Uint8Array, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.#ask(method, path, { bytes })).json());
  }

  /** Presses a button on one of the simulated services' pages. */
  async choose(page: string, choice: string): Promise<void> {
    const response = await fetch(new URL(page, this.#origin), {
      method: "POST",
      headers: {
        origin: this.#origin,
        cookie: this.cookie,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ choice }).toString(),
      redirect: "manual",
    });
    if (response.status >= 400) throw new Error(`${page} answered "${choice}" with ${response.status}`);
  }

  /** This person's key on the local test chain. */
  async wallet() {
    const { accounts } = await this.get("/simulated/wallet", Wallet);
    return privateKeyToAccount(accounts[0].privateKey as `0x${string}`);
  }

  /** Links that wallet to the account, proven by a signed message (ERC-4361). */
  async linkWallet(): Promise<string> {
    const account = await this.wallet();
    const { message } = await this.post(
      "/api/auth/wallet/message",
      { address: account.address, purpose: "link" },
      z.object({ message: z.string() }),
    );
    const signature = await account.signMessage({ message });
    await this.post("/api/auth/wallet/link", { message, signature }, z.unknown());
    return account.address;
  }

  #ask(method: string, path: string, body: { json?: unknown; bytes?: Uint8Array } = {}): Promise<Response> {
    const headers = { origin: this.#origin, cookie: this.cookie, "idempotency-key": randomUUID() };
    return askProduct(this.#origin, { method, path, headers, ...body });
  }
}
