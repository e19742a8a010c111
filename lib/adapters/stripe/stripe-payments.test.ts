import { memoryStore } from "../../../stacks/local/stripe/key-value-store";
import { createStripeSimulator } from "../../../stacks/local/stripe/simulator";
import { signatureHeader } from "../../../stacks/local/stripe/webhook-sender";
import { money } from "../../core/money/money";
import { DAY_MS, HOUR_MS } from "../../core/time/instant";
import type { PaymentNotice } from "../../flows/ports/payments";
import { paymentProvider } from "./payment-provider";
import { WEBHOOK_EVENT_TYPES } from "./webhook-events";

const ORDER_ID = "ord_01JBQZ3W5K6M7N8P9QRSTVWXYZ";
const SECRET = "whsec_of_the_simulator";

function world() {
  const clock = {
    time: Date.parse("2026-11-02T12:00:00Z"),
    now() {
      return this.time;
    },
  };
  const notices: PaymentNotice[] = [];
  let isRefusing = false;
  const problems: string[] = [];
  const simulator = createStripeSimulator({
    store: memoryStore(),
    clock,
    webhookSecret: SECRET,
    webhookUrl: "http://127.0.0.1:3000/webhooks/stripe",
    webhookTypes: WEBHOOK_EVENT_TYPES,
    baseUrl: "http://127.0.0.1:3000",
    report: (problem) => problems.push(problem),
    send: async (request) => {
      if (isRefusing) return new Response(null, { status: 500 });
      const signature = request.headers.get("stripe-signature") ?? "";
      notices.push(await provider.parseWebhook(await request.text(), signature, clock.now()));
      return new Response(null, { status: 200 });
    },
  });
  const provider = paymentProvider({
    mode: "simulated",
    secretKey: "sk_test_simulated_demo",
    webhookSecret: SECRET,
    clock,
    send: simulator.fetch,
  });
  const checkout = (method: "bank-transfer" | "card", email = "ada@example.com") =>
    provider.createCheckout({
      orderId: ORDER_ID,
      amount: money("USD", 100_000n),
      method,
      customer: { email, name: "Ada", country: "US" },
      description: "1 000 Senior notes",
      successUrl: "http://127.0.0.1:3000/orders/1",
      cancelUrl: "http://127.0.0.1:3000/orders/1",
      expiresAt: clock.now() + 2 * HOUR_MS,
      idempotencyKey: `checkout_${ORDER_ID}_${method}`,
    });
  const choose = async (url: string, choice: string) => {
    const response = await simulator.fetch(
      new Request(url, {
        method: "POST",
        body: new URLSearchParams({ choice }),
        headers: { "sec-fetch-site": "same-origin" },
      }),
    );
    await simulator.deliver();
    return response;
  };
  const facts = () => notices.flatMap((notice) => (notice.kind === "order" ? [notice.event] : []));
  const refuse = (value: boolean) => {
    isRefusing = value;
  };
  return { clock, simulator, provider, notices, facts, checkout, choose, refuse, problems };
}

describe("orders paid through the official SDK and the simulated Stripe", () => {
  it("takes an exact bank transfer as final funds of the order", async () => {
    const { provider, checkout, choose, facts } = world();
    const { paymentId, url } = await checkout("bank-transfer");
    expect(await provider.getPayment(paymentId)).toMatchObject({ orderId: ORDER_ID, state: "open" });
    expect((await choose(url, "exactly")).status).toBe(303);
    expect(facts()).toEqual([
      expect.objectContaining({
        kind: "funds-received",
        orderId: ORDER_ID,
        method: "bank-transfer",
        amount: { currency: "USD", minor: "100000" },
        finality: { kind: "final" },
      }),
    ]);
    expect(await provider.getPayment(paymentId)).toMatchObject({
      state: "succeeded",
      received: money("USD", 100_000n),
      due: money("USD", 100_000n),
    });
  });

  it("gathers part payments, and refunds the excess out of the unapplied cash", async () => {
    const { provider, checkout, choose, facts } = world();
    const { paymentId, url } = await checkout("bank-transfer");
    await choose(url, "less");
    expect(await provider.getPayment(paymentId)).toMatchObject({
      state: "processing",
      received: money("USD", 50_000n),
    });
    await choose(url, "more");
    expect(await provider.getPayment(paymentId)).toMatchObject({
      state: "succeeded",
      received: money("USD", 110_000n),
    });
    const excess = { refundId: `rfd_${ORDER_ID}_1`, paymentId, amount: money("USD", 10_000n) };
    const first = await provider.refund(excess);
    expect(await provider.refund(excess)).toEqual(first);
    await expect(
      provider.refund({ refundId: `rfd_${ORDER_ID}_2`, paymentId, amount: money("USD", 100_001n) }),
    ).rejects.toMatchObject({ code: "REFUND_NOT_COVERED" });
    expect(facts().filter((fact) => fact.kind === "refund-settled")).toHaveLength(1);
  });

  it("refunds across unapplied cash and payment, each part once", async () => {
    const { provider, simulator, checkout, choose, facts } = world();
    const { paymentId, url } = await checkout("bank-transfer");
    await choose(url, "more");
    const all = { refundId: `rfd_${ORDER_ID}_1`, paymentId, amount: money("USD", 110_000n) };
    const { providerRefundIds } = await provider.refund(all);
    expect(providerRefundIds).toHaveLength(2);
    expect((await provider.refund(all)).providerRefundIds).toHaveLength(2);
    await simulator.deliver();
    const settled = facts().flatMap((fact) => (fact.kind === "refund-settled" ? [BigInt(fact.amount.minor)] : []));
    expect(settled.sort()).toEqual([10_000n, 100_000n]);
  });

  it("lets money arrive after the end, and gives all of it back", async () => {
    const { clock, provider, simulator, checkout, choose, facts } = world();
    const { paymentId, url } = await checkout("bank-transfer");
    await choose(url, "late");
    clock.time += 2 * HOUR_MS;
    await provider.cancelPayment(paymentId);
    await provider.cancelPayment(paymentId);
    clock.time += 2 * HOUR_MS;
    await simulator.tick();
    expect(facts().map((fact) => fact.kind)).toEqual(["payment-cancelled", "funds-received"]);
    await provider.refund({ refundId: "rfd_1", paymentId, amount: money("USD", 100_000n) });
    await simulator.deliver();
    expect(facts().at(-1)).toMatchObject({ kind: "refund-settled", refundId: "rfd_1" });
  });

  it("takes a transfer to the order's own account after the page has closed, collects it once, and can give it back", async () => {
    const { clock, provider, simulator, checkout, choose, facts } = world();
    const { paymentId, url, transferTo } = await checkout("bank-transfer");
    expect(transferTo.map(({ name }) => name)).toEqual(["bank", "account-number", "routing-number"]);
    expect((await checkout("card")).transferTo).toEqual([]);
    clock.time += DAY_MS;
    await simulator.tick();
    await choose(url, "exactly");
    expect(facts().map(({ kind }) => kind)).toEqual(expect.arrayContaining(["payment-expired", "funds-received"]));
    const all = { refundId: "rfd_1", paymentId, amount: money("USD", 100_000n) };
    await provider.collect(paymentId, money("USD", 100_000n));
    await provider.collect(paymentId, money("USD", 100_000n));
    expect(await provider.getPayment(paymentId)).toMatchObject({ received: money("USD", 100_000n) });
    await provider.refund(all);
    await simulator.deliver();
    expect(facts().at(-1)).toMatchObject({ kind: "refund-settled", refundId: "rfd_1" });
    await expect(provider.refund({ ...all, refundId: "rfd_2" })).rejects.toMatchObject({ code: "REFUND_NOT_COVERED" });
  });

  it("tells failure, cancellation and expiry apart", async () => {
    const failing = world();
    await failing.choose((await failing.checkout("bank-transfer")).url, "fail");
    expect(failing.facts()[0]).toMatchObject({ kind: "payment-failed" });

    const cancelling = world();
    const cancelled = await cancelling.checkout("bank-transfer");
    await cancelling.choose(cancelled.url, "less");
    await cancelling.choose(cancelled.url, "cancel");
    expect(cancelling.facts().map((fact) => fact.kind)).toEqual(["funds-received", "payment-cancelled"]);

    const expiring = world();
    const { paymentId } = await expiring.checkout("card");
    expiring.clock.time += DAY_MS;
    await expiring.simulator.tick();
    expect(expiring.facts().map((fact) => fact.kind)).toEqual(["payment-expired"]);
    expect(await expiring.provider.getPayment(paymentId)).toMatchObject({ state: "expired" });
  });

  it("holds card money as reversible and tells a chargeback of the same charge", async () => {
    const { checkout, choose, facts, clock } = world();
    const { url } = await checkout("card");
    await choose(url, "decline");
    await choose(url, "card");
    await choose(url, "dispute");
    const [received, reversed] = facts();
    expect(received).toMatchObject({
      kind: "funds-received",
      method: "card",
      finality: { kind: "reversible", until: new Date(clock.now() + 120 * DAY_MS).toISOString() },
    });
    expect(reversed).toMatchObject({ kind: "funds-reversed", amount: { currency: "USD", minor: "100000" } });
    expect(received && "transferId" in received && received.transferId).toBe(
      reversed && "transferId" in reversed && reversed.transferId,
    );
  });

  it("tells a refund that the payer's bank refuses, and can be asked again", async () => {
    const { provider, simulator, checkout, choose, facts } = world();
    const { paymentId, url } = await checkout("bank-transfer", "refund-fails@example.com");
    await choose(url, "exactly");
    await provider.refund({ refundId: "rfd_1", paymentId, amount: money("USD", 100_000n) });
    await simulator.deliver();
    expect(facts().at(-1)).toMatchObject({ kind: "refund-failed", refundId: "rfd_1" });
    await expect(
      provider.refund({ refundId: "rfd_2", paymentId, amount: money("USD", 100_000n) }),
    ).resolves.toBeDefined();
  });

  it("answers a repeated request the same, and a changed one under the same key not at all", async () => {
    const { checkout, provider } = world();
    const [first, second] = [await checkout("card"), await checkout("card")];
    expect(second).toEqual(first);
    await expect(
      provider.createCheckout({
        orderId: ORDER_ID,
        amount: money("USD", 200_000n),
        method: "card",
        customer: { email: "ada@example.com", name: "Ada", country: "US" },
        description: "1 000 Senior notes",
        successUrl: "http://127.0.0.1:3000/orders/1",
        cancelUrl: "http://127.0.0.1:3000/orders/1",
        expiresAt: Date.parse("2026-11-02T14:00:00Z"),
        idempotencyKey: `checkout_${ORDER_ID}_card`,
      }),
    ).rejects.toMatchObject({ type: "StripeIdempotencyError" });
  });

  it("sends webhooks late, doubled and reordered on request, and again until acknowledged", async () => {
    const { simulator, checkout, choose, facts, refuse, problems } = world();
    const { url } = await checkout("bank-transfer");
    simulator.webhooks({ held: true, copies: 2, order: "reversed" });
    await choose(url, "less");
    await choose(url, "exactly");
    expect(facts()).toEqual([]);
    simulator.webhooks({ held: false });
    await simulator.deliver();
    const transfers = facts().flatMap((fact) => (fact.kind === "funds-received" ? [fact.transferId] : []));
    expect(transfers).toHaveLength(4);
    expect(new Set(transfers).size).toBe(2);
    expect(transfers[0]).toBe(transfers[1]);
    refuse(true);
    await choose(url, "exactly");
    expect(facts().filter((fact) => fact.kind === "funds-received")).toHaveLength(4);
    expect(problems.length).toBeGreaterThan(0);
    refuse(false);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await simulator.deliver();
    expect(facts().filter((fact) => fact.kind === "funds-received")).toHaveLength(6);
  });
});

describe("charging sessions and their payouts", () => {
  it("lists each charge of a payout with gross, fee and net that add up", async () => {
    const { clock, simulator, provider, notices } = world();
    const start = clock.now();
    for (let index = 0; index < 130; index++) {
      clock.time += HOUR_MS / 4;
      await provider.chargeSession({
        sessionId: `session-${index}`,
        stationId: "stn-1",
        amount: money("USD", BigInt(900 + index)),
        cardToken: "pm_card_visa",
        chargedAt: clock.now() - 60_000,
        idempotencyKey: `session-${index}`,
      });
    }
    clock.time += 5 * DAY_MS;
    await simulator.tick();
    const payouts = await provider.listPayouts({ from: start, before: clock.now() });
    expect(payouts.length).toBeGreaterThan(1);
    const lines = (await Promise.all(payouts.map((payout) => provider.listPayoutCharges(payout.payoutId)))).flat();
    expect(new Set(lines.map((line) => line.sessionId)).size).toBe(130);
    for (const line of lines) expect(line.gross.minor - line.fee.minor).toBe(line.net.minor);
    const paid = payouts.reduce((sum, payout) => sum + payout.amount.minor, 0n);
    expect(lines.reduce((sum, line) => sum + line.net.minor, 0n)).toBe(paid);
    // 9.00 USD by card: 2.9 % + 0.30
    expect(lines[0]).toMatchObject({ sessionId: "session-0", gross: money("USD", 900n), fee: money("USD", 56n) });
    expect(notices.filter((notice) => notice.kind === "payout-paid")).toHaveLength(payouts.length);
    await simulator.tick();
    expect(await provider.listPayouts({ from: start, before: clock.now() })).toEqual(payouts);
  });

  it("refuses a declined card", async () => {
    const { provider, clock } = world();
    const charge = provider.chargeSession({
      sessionId: "s",
      stationId: "stn-1",
      amount: money("USD", 900n),
      cardToken: "pm_card_visa_chargeDeclined",
      chargedAt: clock.now(),
      idempotencyKey: "s",
    });
    await expect(charge).rejects.toMatchObject({ code: "card_declined" });
  });
});

describe("webhooks and modes are checked", () => {
  const body = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "payout.paid",
    livemode: false,
    created: 1,
    data: { object: { id: "po_1" } },
  });
  const now = Date.parse("2026-11-02T12:00:00Z");
  const { provider } = world();

  it.each([
    ["another secret", signatureHeader(body, "whsec_other", now / 1_000), "WEBHOOK_SIGNATURE_INVALID"],
    ["no signature", "", "WEBHOOK_SIGNATURE_INVALID"],
    ["two timestamps", `t=${now / 1_000},${signatureHeader(body, SECRET, now / 1_000)}`, "WEBHOOK_SIGNATURE_INVALID"],
    ["an old timestamp", signatureHeader(body, SECRET, now / 1_000 - 301), "WEBHOOK_TIMESTAMP_INVALID"],
    ["a timestamp from the future", signatureHeader(body, SECRET, now / 1_000 + 31), "WEBHOOK_TIMESTAMP_INVALID"],
  ])("refuses %s", async (_what, signature, code) => {
    await expect(provider.parseWebhook(body, signature, now)).rejects.toMatchObject({ code });
  });

  it("refuses an event of live mode, keeps the raw body of a good one", async () => {
    const live = body.replace('"livemode":false', '"livemode":true');
    const signature = signatureHeader(live, SECRET, now / 1_000);
    await expect(provider.parseWebhook(live, signature, now)).rejects.toMatchObject({
      code: "WEBHOOK_LIVEMODE_MISMATCH",
    });
    const good = await provider.parseWebhook(body, signatureHeader(body, SECRET, now / 1_000), now);
    expect(good).toEqual({ kind: "payout-paid", payoutId: "po_1", eventId: "evt_1", livemode: false, raw: body });
  });

  it.each([
    ["live", "sk_test_abc"],
    ["test", "sk_live_abc"],
    ["test", "sk_test_simulated_demo"],
  ] as const)("refuses mode %s with the key %s", (mode, secretKey) => {
    const clock = { now: () => now };
    expect(() => paymentProvider({ mode, secretKey, webhookSecret: SECRET, clock })).toThrow(
      expect.objectContaining({ code: "PAYMENTS_KEY_MISMATCH" }),
    );
  });

  it("refuses an unknown mode instead of falling back", () => {
    const config = { mode: "", secretKey: "sk_test_abc", webhookSecret: SECRET, clock: { now: () => now } };
    expect(() => paymentProvider(config as unknown as Parameters<typeof paymentProvider>[0])).toThrow(
      expect.objectContaining({ code: "PAYMENTS_MODE_UNKNOWN" }),
    );
  });
});
