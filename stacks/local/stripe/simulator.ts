import { Hono } from "hono";
import { HOUR_MS, type Instant } from "../../../lib/core/time/instant";
import { notFoundPage, simulatedPageGuard } from "../simulated-page";
import { payOutAvailable } from "./balance";
import { cashTransactions } from "./cash-balance";
import { dispute } from "./charges";
import { type CheckoutChoice, type CheckoutView, checkoutPage, choicesOf } from "./checkout-page";
import { advanceSessions, expireSession, failPayment, payByCard, payByTransfer, sendLate } from "./checkout-sessions";
import { parseForm } from "./form-body";
import { IdempotencyRecord } from "./idempotency";
import { cancelIntent } from "./intents";
import type { KeyValueStore } from "./key-value-store";
import { OPERATIONS } from "./operations";
import { Parameters } from "./parameters";
import { invalidRequest, StripeFault } from "./stripe-fault";
import { UnitOfWork } from "./unit-of-work";
import { type WebhookBehaviour, WebhookSender } from "./webhook-sender";

/** `sk_test_simulated_<account>`: the key names the account, and accounts share nothing. */
const SECRET_KEY = /^Bearer sk_test_simulated_([a-z0-9]{1,40})$/;
const ACCOUNT = /^[a-z0-9]{1,40}$/;

export type StripeSimulatorOptions = {
  readonly store: KeyValueStore;
  readonly clock: { now(): Instant };
  readonly webhookSecret: string;
  readonly webhookUrl: string;
  readonly webhookTypes: readonly string[];
  /** Where the checkout page is reached. */
  readonly baseUrl: string;
  /** How webhooks leave; by default over the network. */
  readonly send?: (request: Request) => Promise<Response>;
  readonly report?: (problem: string) => void;
};

export type StripeSimulator = {
  /** API and pages. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Only the pages under `/simulated/checkout`: what a browser may reach. */
  readonly pages: Hono;
  /** Lets time pass: sessions expire, late transfers arrive, available charges are paid out. */
  tick(): Promise<void>;
  /** Makes webhooks late (`held`), doubled or reordered. */
  webhooks(behaviour: Partial<WebhookBehaviour>): void;
  /** Sends the webhooks that are due and waits for the answers. */
  deliver(): Promise<void>;
  /** Ticks every second of wall time until the returned function is called. */
  start(): () => Promise<void>;
};

/** A stateful Stripe-compatible server: what it does not simulate it refuses in Stripe's own error shape. */
export function createStripeSimulator(options: StripeSimulatorOptions): StripeSimulator {
  const { store, clock, baseUrl } = options;
  const nowS = () => Math.floor(clock.now() / 1_000);
  const report = options.report ?? ((problem: string) => console.warn(problem));
  const sender = new WebhookSender({
    store,
    url: options.webhookUrl,
    secret: options.webhookSecret,
    types: options.webhookTypes,
    nowS,
    send: options.send ?? ((request) => fetch(request)),
    report,
  });
  const inTurn = serialised();
  const lastTicks = new Map<string, number>();

  /** Runs one change after the other, each committed whole; webhooks leave afterwards, on their own. */
  async function change<Result>(account: string, act: (work: UnitOfWork) => Promise<Result>): Promise<Result> {
    const result = await inTurn(async () => {
      const work = new UnitOfWork(store, account, nowS());
      if (lastTicks.get(account) !== work.nowS) {
        await advanceSessions(work);
        await payOutAvailable(work);
        await work.commit();
        lastTicks.set(account, work.nowS);
      }
      const fresh = new UnitOfWork(store, account, work.nowS);
      const value = await act(fresh);
      const name = `accounts/${account}`;
      if ((await store.get(name)) === undefined) fresh.write(name, JSON.stringify(account));
      await fresh.commit();
      return value;
    });
    sender.deliver().catch((error: unknown) => report(String(error)));
    return result;
  }

  async function tick(): Promise<void> {
    for (const json of await store.list("accounts/")) await change(JSON.parse(json) as string, async () => undefined);
    await sender.deliver();
  }

  const api = new Hono();
  for (const [route, run] of Object.entries(OPERATIONS)) {
    const [method = "", path = ""] = route.split(" ");
    api.on(method, path, async (context) => {
      const account = SECRET_KEY.exec(context.req.header("authorization") ?? "")?.[1];
      if (account === undefined)
        throw new StripeFault(401, { type: "invalid_request_error", message: "Invalid API Key provided" });
      const body = method === "GET" ? new URL(context.req.url).search.slice(1) : await context.req.text();
      const key = method === "POST" ? context.req.header("idempotency-key") : undefined;
      const requestPath = new URL(context.req.url).pathname;
      const answer = await change(account, async (work) => {
        const record = key === undefined ? undefined : new IdempotencyRecord(work, key, { path: requestPath, body });
        const earlier = await record?.earlier();
        if (earlier) return { ...earlier, isReplayed: true };
        const parameters = new Parameters(parseForm(body));
        const text = JSON.stringify(await run({ work, parameters, id: context.req.param("id") ?? "", baseUrl }));
        record?.remember(200, text);
        return { status: 200, body: text, isReplayed: false };
      });
      if (key !== undefined) context.header("idempotency-key", key);
      if (answer.isReplayed) context.header("idempotent-replayed", "true");
      return context.body(answer.body, 200, { "content-type": "application/json" });
    });
  }
  api.all("/v1/*", (context) => {
    const message = `Unrecognized request URL (${context.req.method}: ${context.req.path}). It is not simulated.`;
    throw new StripeFault(404, { type: "invalid_request_error", message });
  });
  api.onError((error, context) => {
    if (error instanceof StripeFault) return context.json(error.body, error.status as 400);
    report(error.stack ?? error.message);
    return context.json({ error: { type: "api_error", message: error.message } }, 500);
  });

  const pages = new Hono();
  pages.use("/simulated/checkout/*", simulatedPageGuard);
  pages.get("/simulated/checkout/:id", async (context) => {
    const account = accountOf(context.req.query("account"));
    const view = await change(account, (work) => readView(work, context.req.param("id")));
    return context.html(checkoutPage(view));
  });
  pages.post("/simulated/checkout/:id", async (context) => {
    const account = accountOf(context.req.query("account"));
    const id = context.req.param("id");
    const choice = (await context.req.parseBody()).choice;
    const wayBack = await change(account, async (work) => {
      const view = await readView(work, id);
      const chosen = choicesOf(view).find((candidate) => candidate === choice);
      if (chosen === undefined) throw invalidRequest("This cannot happen any more.");
      await play(work, view, chosen);
      return chosen === "cancel" ? view.session.cancel_url : null;
    });
    return context.redirect(wayBack ?? `/simulated/checkout/${id}?account=${account}`, 303);
  });
  pages.onError((error, context) => {
    if (error instanceof StripeFault) return notFoundPage(context);
    throw error;
  });

  const app = new Hono().route("/", pages).route("/", api);
  return {
    fetch: async (request) => app.fetch(request),
    pages,
    tick,
    webhooks: (behaviour) => sender.behave(behaviour),
    deliver: () => sender.deliver(),
    start() {
      let running: Promise<void> = Promise.resolve();
      const timer = setInterval(() => {
        running = running.then(tick).catch((error: unknown) => report(String(error)));
      }, 1_000);
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}

async function readView(work: UnitOfWork, sessionId: string): Promise<CheckoutView> {
  const session = await work.get("session", sessionId);
  const intent = session.payment_intent === null ? null : await work.get("intent", session.payment_intent);
  const charge = intent?.latest_charge ? await work.get("charge", intent.latest_charge) : null;
  const funded = (await cashTransactions(work, session.customer)).filter((cash) => cash.type === "funded");
  const isCard = session.payment_method_types[0] === "card";
  const received = isCard ? (intent?.amount_received ?? 0) : funded.reduce((sum, cash) => sum + cash.net_amount, 0);
  return { session, intent, received, isDisputed: charge?.disputed ?? false, account: work.account };
}

async function play(
  work: UnitOfWork,
  { session, intent, received }: CheckoutView,
  choice: CheckoutChoice,
): Promise<void> {
  const due = session.amount_total;
  const left = Math.max(due - received, 0);
  switch (choice) {
    case "exactly":
      return payByTransfer(work, session, left === 0 ? due : left);
    case "less":
      return payByTransfer(work, session, Math.max(Math.floor(left / 2), 1));
    case "more":
      return payByTransfer(work, session, left + Math.max(Math.floor(due / 10), 1));
    case "late": {
      const expiry = Number(session.metadata.order_expires_at ?? session.expires_at);
      sendLate(work, session, expiry + HOUR_MS / 1_000);
      break;
    }
    case "fail":
    case "decline":
      return failPayment(work, session);
    case "cancel":
      if (intent) cancelIntent(work, intent, "abandoned");
      else expireSession(work, session);
      break;
    case "card":
      return payByCard(work, session);
    case "dispute":
      if (intent?.latest_charge) await dispute(work, intent.latest_charge);
      break;
    default:
      choice satisfies never;
  }
}

function accountOf(text: string | undefined): string {
  if (text !== undefined && ACCOUNT.test(text)) return text;
  throw invalidRequest("No such account.");
}

function serialised(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
}
