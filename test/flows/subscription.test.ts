import { getAddress } from "viem";
import type { Actor } from "@/lib/core/identity/actor";
import { balancesOf } from "@/lib/core/ledger/ledger";
import type { Order } from "@/lib/core/subscription/order";
import type { PaymentEvent, PaymentMethod } from "@/lib/core/subscription/payment-event";
import { DAY_MS, formatInstant, HOUR_MS } from "@/lib/core/time/instant";
import { readKyc } from "@/lib/flows/kyc/read-kyc";
import { startKyc } from "@/lib/flows/kyc/start-kyc";
import { availabilities, offeringIdOf } from "@/lib/flows/offerings/offering-records";
import type { DomainEvent } from "@/lib/flows/ports/event";
import { advanceDueOrders } from "@/lib/flows/subscription/advance-due-orders";
import { cancelOrder } from "@/lib/flows/subscription/cancel-order";
import { grantTestCoins } from "@/lib/flows/subscription/grant-test-coins";
import { orders } from "@/lib/flows/subscription/order-records";
import { placeOrder } from "@/lib/flows/subscription/place-order";
import { preparePurchase } from "@/lib/flows/subscription/prepare-purchase";
import { readHoldings } from "@/lib/flows/subscription/read-holdings";
import { readOrder } from "@/lib/flows/subscription/read-orders";
import { receivePaymentNotice } from "@/lib/flows/subscription/receive-payment-notice";
import { reportPurchase } from "@/lib/flows/subscription/report-purchase";
import { startPayment } from "@/lib/flows/subscription/start-payment";
import { Crash, createTestPorts, type TestPorts, testPerson } from "./harness";
import { storeIssuedDeal } from "./issued-deal";

const code = (value: string) => expect.objectContaining({ code: value });

describe("from an issued deal to tokens in a wallet", () => {
  let test: TestPorts;
  let senior: string;
  let junior: string;
  let dealId: string;
  let investor: Actor;
  let keys = 0;

  beforeEach(async () => {
    test = await createTestPorts();
    const deal = await storeIssuedDeal(test);
    await test.drain();
    dealId = deal.id;
    [senior, junior] = (deal.issuance?.tranches ?? []).map(({ trancheId }) => offeringIdOf(deal.id, trancheId)) as [
      string,
      string,
    ];
    investor = await verified("ivo");
  });
  afterEach(() => test.close());

  /** A person whose check the provider has approved and whose wallet stands in the register. */
  async function verified(name: string): Promise<Actor> {
    const plain = testPerson(name);
    const actor = { ...plain, walletAddress: getAddress(plain.walletAddress ?? "") };
    await startKyc(test.ports, actor, { country: "US", category: "professional", returnUrl: "http://127.0.0.1/" });
    for (const [checkId, check] of test.checks) {
      if (check.userId !== actor.userId) continue;
      const [decidedAt, verifiedUntil] = [test.now(), test.now() + 365 * DAY_MS];
      test.checks.set(checkId, { ...check, state: "verified", decidedAt, verifiedUntil });
    }
    await readKyc(test.ports, actor);
    await test.drain();
    return actor;
  }

  async function order(tokens: number, method: PaymentMethod = "bank-transfer", actor = investor, offeringId = senior) {
    keys += 1;
    const input = { offeringId, tokens, method, idempotencyKey: `key-${keys}` };
    const { value } = await placeOrder(test.ports, actor, input);
    await test.drain();
    return value.order;
  }

  async function awaiting(tokens: number, method: PaymentMethod = "bank-transfer") {
    const placed = await order(tokens, method);
    await startPayment(test.ports, investor, { orderId: placed.id, returnUrl: "http://127.0.0.1/investor" });
    await test.drain();
    return placed.id;
  }

  function received(orderId: string, minor: string, parts: { transferId?: string; method?: PaymentMethod } = {}) {
    const { transferId = "txn_1", method = "bank-transfer" } = parts;
    const until = formatInstant(test.now() + 10 * DAY_MS);
    return {
      ...{ kind: "funds-received", orderId, transferId, method, evidence: `evt_${transferId}` },
      ...{ occurredAt: formatInstant(test.now()), amount: { currency: "USD", minor } },
      finality: method === "card" ? { kind: "reversible", until } : { kind: "final" },
    } as PaymentEvent;
  }

  async function notice(event: PaymentEvent, eventId = event.evidence) {
    await receivePaymentNotice(test.ports, { rawBody: test.payments.body(eventId, event), signature: "genuine" });
    await test.drain();
  }

  /** The provider tells that every refund it was asked for has arrived. */
  async function settleRefunds(orderId: string) {
    for (const { refundId, amount } of test.payments.refunds.values()) {
      const event = {
        ...{ kind: "refund-settled", orderId, refundId, providerRefundId: `re_${refundId}` },
        ...{ evidence: `evt_${refundId}`, occurredAt: formatInstant(test.now()) },
        amount: { currency: amount.currency, minor: amount.minor.toString() },
      } as PaymentEvent;
      await notice(event);
    }
  }

  const stateOf = async (orderId: string): Promise<Order["state"]> =>
    (await readOrder(test.ports, investor, orderId)).value.order.state;
  const tokensOf = (orderId: string) =>
    test.chain.deliveries
      .filter(({ orderKey }) => orderKey === test.ports.chain.desk.orderKeyOf(orderId))
      .reduce((sum, { tokens }) => sum + Number(tokens), 0);
  const availability = async (offeringId = senior) => (await test.ports.book.get(availabilities, offeringId))?.value;
  const balances = async () => Object.fromEntries(balancesOf((await test.ports.book.ledger(dealId)).items));

  it("opens one offering a tranche, once", async () => {
    await test.redeliver();
    expect(await availability()).toMatchObject({ offeredTokens: 500_000, reservedTokens: 0, deliveredTokens: 0 });
    expect(await availability(junior)).toMatchObject({ offeredTokens: 100_000 });
    expect(test.published.filter(({ type }: DomainEvent) => type === "offering.opened.v1")).toHaveLength(2);
  });

  it("delivers against exact final funds, once, whatever is told again", async () => {
    const orderId = await awaiting(1_000);
    expect(tokensOf(orderId)).toBe(0);
    await notice(received(orderId, "100000"));
    await notice(received(orderId, "100000"));
    await notice(received(orderId, "100000"), "evt_told_again_under_another_id");
    await test.redeliver();
    expect(await stateOf(orderId)).toBe("delivered");
    expect(tokensOf(orderId)).toBe(1_000);
    expect(await availability()).toMatchObject({ reservedTokens: 0, deliveredTokens: 1_000 });
    expect(await balances()).toMatchObject({
      "external:payments": -100_000n,
      [`${dealId}:subscription-funds`]: 0n,
      [`${dealId}:proceeds`]: 100_000n,
    });
    expect(await readHoldings(test.ports, investor)).toMatchObject([
      { tokens: 1_000n, next: { period: "2026-11", payment: "2026-12-15" } },
    ]);
  });

  it("names every reason at once to somebody who is not eligible", async () => {
    const stranger = testPerson("stranger");
    const { walletAddress: _none, ...withoutWallet } = stranger;
    expect(await order(1, "card", withoutWallet)).toMatchObject({
      state: "not-eligible",
      refusals: ["KYC_MISSING", "WALLET_NOT_LINKED", "BELOW_MINIMUM"],
    });
    expect((await availability())?.reservedTokens).toBe(0);
    await expect(
      startPayment(test.ports, withoutWallet, {
        orderId: (await order(1, "card", withoutWallet)).id,
        returnUrl: "http://127.0.0.1/",
      }),
    ).rejects.toEqual(code("ORDER_NOT_PAYABLE"));
  });

  it("refuses who was verified once but is not any more", async () => {
    test.advance(366 * DAY_MS);
    expect(await order(1_000)).toMatchObject({ state: "not-eligible", refusals: ["KYC_EXPIRED"] });
  });

  it("sells no token twice when two reach for the last ones", async () => {
    const other = await verified("olga");
    await order(499_000);
    const racing = [investor, other].map((actor, index) =>
      placeOrder(test.ports, actor, {
        ...{ offeringId: senior, tokens: 1_000, method: "card" as const, idempotencyKey: `race-${index}` },
      }),
    );
    const states = (await Promise.all(racing)).map(({ value }) => value.order.state).sort();
    expect(states).toEqual(["committed", "over-subscribed"]);
    expect(await availability()).toMatchObject({ reservedTokens: 500_000 });
  });

  it("finds the same order for the same request, and refuses another under its key", async () => {
    const input = { offeringId: senior, tokens: 1_000, method: "card" as const, idempotencyKey: "the-same-key" };
    const twice = await Promise.all([placeOrder(test.ports, investor, input), placeOrder(test.ports, investor, input)]);
    expect(twice[0].value.id).toBe(twice[1].value.id);
    expect((await availability())?.reservedTokens).toBe(1_000);
    await expect(placeOrder(test.ports, investor, { ...input, tokens: 2_000 })).rejects.toEqual(
      code("IDEMPOTENCY_KEY_REUSED"),
    );
  });

  it("waits for the rest of what is under-paid, and refunds it when the term is over", async () => {
    const orderId = await awaiting(1_000);
    await notice(received(orderId, "40000"));
    expect(await stateOf(orderId)).toBe("under-paid");
    expect(tokensOf(orderId)).toBe(0);
    test.advance(5 * DAY_MS);
    expect(await advanceDueOrders(test.ports)).toEqual({ looked: 1, failed: [] });
    await test.drain();
    expect(await stateOf(orderId)).toBe("expired");
    expect(test.payments.cancelled).toEqual(["cs_1"]);
    expect([...test.payments.refunds.values()]).toMatchObject([{ amount: { minor: 40_000n } }]);
    await settleRefunds(orderId);
    expect(await stateOf(orderId)).toBe("refunded");
    expect(await availability()).toMatchObject({ reservedTokens: 0, deliveredTokens: 0 });
    expect(await balances()).toMatchObject({
      "external:payments": 0n,
      [`${dealId}:subscription-funds`]: 0n,
      [`${dealId}:refunds-payable`]: 0n,
    });
  });

  it("delivers what is over-paid and gives the excess back", async () => {
    const orderId = await awaiting(1_000);
    await notice(received(orderId, "100500"));
    await settleRefunds(orderId);
    expect(await stateOf(orderId)).toBe("delivered");
    expect(tokensOf(orderId)).toBe(1_000);
    expect(await balances()).toMatchObject({ "external:payments": -100_000n, [`${dealId}:proceeds`]: 100_000n });
  });

  it("lets a bank transfer arrive until the order's own deadline, also after the payment page has closed", async () => {
    const orderId = await awaiting(1_000);
    const { value } = await readOrder(test.ports, investor, orderId);
    expect(value.checkout?.transferTo).toEqual([{ name: "iban", value: "XX00 cs_1" }]);
    expect(Date.parse(value.checkout?.closesAt ?? "")).toBeLessThan(Date.parse(value.order.expiresAt ?? ""));
    test.advance(2 * DAY_MS);
    const closed = { orderId, occurredAt: formatInstant(test.now()), evidence: "evt_page_closed" };
    await notice({ kind: "payment-expired", ...closed });
    expect(await stateOf(orderId)).toBe("awaiting-payment");
    expect(await availability()).toMatchObject({ reservedTokens: 1_000 });
    test.advance(2 * DAY_MS);
    await notice(received(orderId, "100000"));
    expect(await stateOf(orderId)).toBe("delivered");
    expect(test.payments.collected).toEqual(["cs_1"]);
    expect(await balances()).toMatchObject({ "external:payments": -100_000n, [`${dealId}:proceeds`]: 100_000n });
  });

  it("ends a card order with its page, and a bank transfer with its deadline", async () => {
    const card = await awaiting(1_000, "card");
    const closed = { occurredAt: formatInstant(test.now()), evidence: "evt_card" };
    await notice({ kind: "payment-expired", orderId: card, ...closed });
    expect(await stateOf(card)).toBe("expired");
    const transfer = await awaiting(1_000);
    test.advance(5 * DAY_MS);
    await notice({ kind: "payment-expired", orderId: transfer, ...closed, evidence: "evt_transfer" });
    expect(await stateOf(transfer)).toBe("expired");
  });

  it("gives late money back and delivers nothing", async () => {
    const orderId = await awaiting(1_000);
    test.advance(6 * DAY_MS);
    expect(await stateOf(orderId)).toBe("expired");
    await notice(received(orderId, "100000"));
    expect(await stateOf(orderId)).toBe("late-paid");
    await settleRefunds(orderId);
    expect(await stateOf(orderId)).toBe("refunded");
    expect(tokensOf(orderId)).toBe(0);
  });

  it("ends as failed when the provider gives up, and frees the tokens", async () => {
    const orderId = await awaiting(1_000);
    const common = { orderId, occurredAt: formatInstant(test.now()), evidence: "evt_failed" };
    await notice({ kind: "payment-failed", ...common, reason: "The bank refused." });
    expect(await stateOf(orderId)).toBe("failed");
    expect((await availability())?.reservedTokens).toBe(0);
  });

  it("keeps the tokens of a card payment until nobody can take it back", async () => {
    const orderId = await awaiting(1_000, "card");
    await notice(received(orderId, "100000", { method: "card" }));
    expect(await stateOf(orderId)).toBe("paid");
    expect(tokensOf(orderId)).toBe(0);
    test.advance(10 * DAY_MS);
    await advanceDueOrders(test.ports);
    await test.drain();
    expect(await stateOf(orderId)).toBe("delivered");
  });

  it("lets the investor, and nobody else, cancel until the money is final", async () => {
    const orderId = await awaiting(1_000);
    await notice(received(orderId, "30000"));
    const stranger = testPerson("stranger");
    await expect(cancelOrder(test.ports, stranger, orderId)).rejects.toEqual(code("NOT_FOUND"));
    await expect(readOrder(test.ports, stranger, orderId)).rejects.toEqual(code("NOT_FOUND"));
    await cancelOrder(test.ports, investor, orderId);
    await test.drain();
    expect(test.payments.refunds.size).toBe(1);
    await settleRefunds(orderId);
    expect(await stateOf(orderId)).toBe("refunded");
    const paid = await awaiting(1_000);
    await notice(received(paid, "100000", { transferId: "txn_2" }));
    await expect(cancelOrder(test.ports, investor, paid)).rejects.toEqual(code("ORDER_TRANSITION_INVALID"));
  });

  it("survives a crash between delivering and recording it: one delivery, recorded", async () => {
    const orderId = await awaiting(1_000);
    const event = received(orderId, "100000");
    await receivePaymentNotice(test.ports, {
      rawBody: test.payments.body("evt_1", event),
      signature: "genuine",
    });
    test.crashBeforeCommit((writes) =>
      writes.some((write) => write.kind === "post" && write.transaction.id === `delivery_${orderId}`),
    );
    await expect(test.drain()).rejects.toThrow(Crash);
    expect(tokensOf(orderId)).toBe(1_000);
    expect((await test.ports.book.get(orders, orderId))?.value).toMatchObject({
      order: { state: "delivering" },
      pendingActions: [{ kind: "deliver" }],
    });
    await test.drain();
    expect(await stateOf(orderId)).toBe("delivered");
    expect(test.chain.deliveries).toHaveLength(1);
  });

  it("survives a crash between opening the payment page and recording it, also later", async () => {
    const { id } = await order(1_000);
    test.crashBeforeCommit((writes) => writes.some((write) => JSON.stringify(write).includes('"cs_1"')));
    const start = () => startPayment(test.ports, investor, { orderId: id, returnUrl: "http://127.0.0.1/investor" });
    await expect(start()).rejects.toThrow(Crash);
    test.advance(HOUR_MS);
    expect((await start()).value.order).toMatchObject({ state: "awaiting-payment", paymentId: "cs_1" });
    expect(test.payments.checkouts.size).toBe(1);
  });

  it("takes actions up again by the clock when their event is lost", async () => {
    const orderId = await awaiting(1_000);
    test.chain.setDown(true);
    await expect(notice(received(orderId, "100000"))).rejects.toEqual(code("CHAIN_UNAVAILABLE"));
    test.chain.setDown(false);
    test.advance(10 * 60_000);
    await advanceDueOrders(test.ports);
    expect(await stateOf(orderId)).toBe("delivered");
  });

  it("gives the money back where the receiver may not hold the token any more", async () => {
    const orderId = await awaiting(1_000);
    const wallet = investor.walletAddress ?? "";
    const identity = test.chain.identities.get(wallet);
    if (!identity) throw new Error("the wallet was not registered");
    test.chain.identities.set(wallet, { ...identity, frozen: true });
    await notice(received(orderId, "100000"));
    await settleRefunds(orderId);
    expect(await stateOf(orderId)).toBe("refunded");
    expect(test.chain.deliveries).toHaveLength(0);
    expect((await availability())?.reservedTokens).toBe(0);
  });

  it("takes in a purchase with the coin as paid and delivered at once", async () => {
    const { id } = await order(1_000, "stablecoin");
    const { voucher, calls } = await preparePurchase(test.ports, investor, id);
    expect(calls).toHaveLength(2);
    expect(voucher).toMatchObject({ tokens: 1_000n, priceUnits: 1_000_000_000n });
    await expect(cancelOrder(test.ports, investor, id)).rejects.toEqual(code("VOUCHER_OUTSTANDING"));
    const transactionHash = test.chain.buy(voucher);
    const reported = await reportPurchase(test.ports, investor, { orderId: id, transactionHash });
    expect(reported.value.order).toMatchObject({ state: "delivered", delivery: { transactionHash } });
    await test.redeliver();
    expect(tokensOf(id)).toBe(1_000);
    expect(await availability()).toMatchObject({ reservedTokens: 0, deliveredTokens: 1_000 });
    expect(await balances()).toMatchObject({ "external:chain": -100_000n, [`${dealId}:proceeds`]: 100_000n });
  });

  it("finds a purchase that nobody reported before it would expire the order", async () => {
    const { id } = await order(1_000, "stablecoin");
    const { voucher } = await preparePurchase(test.ports, investor, id);
    test.chain.buy(voucher);
    test.advance(2 * DAY_MS);
    await advanceDueOrders(test.ports);
    expect(await stateOf(id)).toBe("delivered");
  });

  it("expires an order whose voucher was not used, and the voucher buys nothing then", async () => {
    const { id } = await order(1_000, "stablecoin");
    const { voucher } = await preparePurchase(test.ports, investor, id);
    test.advance(DAY_MS);
    expect(await stateOf(id)).toBe("expired");
    expect(() => test.chain.buy(voucher)).toThrow(code("CHAIN_REVERTED"));
  });

  it("takes no notice that is not genuine, and keeps one that does not fit as refused", async () => {
    const orderId = await awaiting(1_000);
    const rawBody = test.payments.body("evt_forged", received(orderId, "100000"));
    await expect(receivePaymentNotice(test.ports, { rawBody, signature: "forged" })).rejects.toEqual(
      code("WEBHOOK_SIGNATURE_INVALID"),
    );
    await notice(received(orderId, "100000", { method: "card" }));
    expect(await stateOf(orderId)).toBe("awaiting-payment");
  });

  it("gives test coins up to a limit, and once a request", async () => {
    const grant = { coins: 1_000_000, idempotencyKey: "coins-1" };
    const [first, again] = [
      await grantTestCoins(test.ports, investor, grant),
      await grantTestCoins(test.ports, investor, grant),
    ];
    expect(again).toEqual(first);
    expect([...test.chain.minted.values()]).toEqual([{ to: investor.walletAddress, units: 1_000_000_000_000n }]);
    for (const key of ["2", "3", "4", "5"]) {
      await grantTestCoins(test.ports, investor, { coins: 1_000_000, idempotencyKey: `coins-${key}` });
    }
    await expect(grantTestCoins(test.ports, investor, { coins: 1, idempotencyKey: "coins-6" })).rejects.toEqual(
      code("TEST_COINS_USED_UP"),
    );
  });
});
