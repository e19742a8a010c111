import { Hono } from "hono";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import * as z from "zod";
import { problemOf, problemResponse } from "../../lib/api/problem";
import { HeliographError } from "../../lib/core/errors/heliograph-error";
import { requireSignedIn } from "../../lib/core/identity/authorise";
import { formatInstant, InstantIso, parseInstant } from "../../lib/core/time/instant";
import type { Runtime } from "../../lib/runtime";
import type { ProductClock } from "./product-clock";
import type { KeyValueStore } from "./stripe/key-value-store";

export type LocalWallet = { readonly label: string; readonly address: `0x${string}`; readonly privateKey: string };

export type SimulatedServicesParts = {
  readonly pages: readonly Hono[];
  readonly runtime: Runtime;
  readonly clock: ProductClock;
  readonly store: KeyValueStore;
  /** Lets an account of the local chain pay for its transactions. */
  giveGas(address: `0x${string}`): Promise<void>;
  /** Tells the chain and the payment simulator that time has passed. */
  afterClockMoved(): Promise<void>;
};

/** Everything under /simulated: the pages of the simulated services, the local wallets and the product's clock. */
export function simulatedServices(parts: SimulatedServicesParts) {
  const { runtime, clock, store } = parts;
  const app = new Hono();
  app.onError((error) => problemResponse(problemOf(error)));
  for (const pages of parts.pages) app.route("/", pages);

  app.get("/simulated/wallet", async (context) => {
    const { userId } = requireSignedIn(await runtime.api.authenticator.actorOf(context.req.raw.headers));
    const wallet = await localWallet(store, userId);
    await parts.giveGas(wallet.address);
    return context.json({ accounts: [wallet] }, 200, { "cache-control": "no-store" });
  });

  app.get("/simulated/clock", (context) =>
    context.json({ now: formatInstant(clock.now()), offsetMs: clock.offsetMs }, 200, { "cache-control": "no-store" }),
  );

  app.post("/simulated/clock", async (context) => {
    assertOwnPage(context.req.raw.headers, runtime.api.origin);
    requireSignedIn(await runtime.api.authenticator.actorOf(context.req.raw.headers));
    const { advanceTo } = z.strictObject({ advanceTo: InstantIso }).parse(await context.req.json());
    clock.advanceTo(parseInstant(advanceTo));
    await parts.afterClockMoved();
    return context.json({ now: formatInstant(clock.now()), offsetMs: clock.offsetMs });
  });
  return app;
}

/** The wallet of a person on this machine's test chain: a random key, made when first asked for. */
export async function localWallet(store: KeyValueStore, userId: string): Promise<LocalWallet> {
  const known = await store.get(`wallet/${userId}`);
  const privateKey = known === undefined ? generatePrivateKey() : (known as `0x${string}`);
  if (known === undefined) await store.put([[`wallet/${userId}`, privateKey]]);
  return { label: "Local test wallet", address: privateKeyToAccount(privateKey).address, privateKey };
}

/** Gives a person one of the Safe's local owner keys, so that the signer's page can sign with it. */
export async function assignWallet(store: KeyValueStore, userId: string, privateKey: string): Promise<void> {
  await store.put([[`wallet/${userId}`, privateKey]]);
}

function assertOwnPage(headers: Headers, origin: string): void {
  const sent = headers.get("origin");
  if (headers.get("cookie") === null || sent === origin) return;
  throw new HeliographError({
    code: "ORIGIN_REFUSED",
    message: "The clock is moved from this product's own pages only.",
    remedy: `Send the request with Origin ${origin}.`,
    kind: "forbidden",
  });
}
