import * as fc from "fast-check";
import type { KycRecord } from "../identity/kyc";
import { formatInstant } from "../time/instant";
import { advanceOrder, applyPaymentEvent } from "./apply-payment-event";
import { releaseTokens, remainingTokens } from "./availability";
import { confirmDelivery } from "./delivery-decision";
import { checkEligibility, type EligibilityInput } from "./eligibility";
import { eligibleOrder, freshAvailability, NOW } from "./order.fixture";
import { fundsOf } from "./order-funds";
import type { PaymentEvent } from "./payment-event";
import { assessOrder, awaitPayment, cancelOrder, commitOrder, priceOfTokens } from "./place-order";

const HOUR_MS = 3_600_000;

function awaiting(method: "bank-transfer" | "card" = "bank-transfer") {
  const { order } = commitOrder(eligibleOrder({ tokens: 100, method }), freshAvailability(100), NOW + HOUR_MS, NOW);
  return awaitPayment(order, { paymentId: "cs_1", checkoutUrl: "http://127.0.0.1/pay" }, NOW).order;
}

function funds(minor: string, transferId = "t1", method: "bank-transfer" | "card" = "bank-transfer"): PaymentEvent {
  return {
    kind: "funds-received",
    orderId: awaiting().id,
    occurredAt: formatInstant(NOW),
    evidence: "evt_1",
    transferId,
    method,
    amount: { currency: "USD", minor },
    finality: method === "card" ? { kind: "reversible", until: formatInstant(NOW + 2 * HOUR_MS) } : { kind: "final" },
  };
}

describe("eligibility", () => {
  const kyc: KycRecord = {
    userId: "usr_01JBQZ3W5K6M7N8P9QRSTVWXYZ",
    checkId: "kyc_1",
    state: "verified",
    country: "US",
    category: "professional",
    startedAt: formatInstant(NOW),
    decidedAt: formatInstant(NOW),
    verifiedUntil: formatInstant(NOW + HOUR_MS),
    simulated: true,
  };
  const good: EligibilityInput = {
    rules: { openCountries: ["US"], admittedCategories: ["professional"], minimumTokens: 10 },
    kyc,
    walletAddress: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    tokens: 10,
    remainingTokens: 10,
  };

  it.each([
    ["nothing to refuse", {}, []],
    ["no check", { kyc: null }, ["KYC_MISSING"]],
    ["a pending check", { kyc: { ...kyc, state: "pending" } }, ["KYC_PENDING"]],
    ["a rejected check", { kyc: { ...kyc, state: "rejected" } }, ["KYC_REJECTED"]],
    ["a lapsed check", { kyc: { ...kyc, verifiedUntil: formatInstant(NOW) } }, ["KYC_EXPIRED"]],
    ["a closed country", { kyc: { ...kyc, country: "FR" } }, ["JURISDICTION_CLOSED"]],
    ["another category", { kyc: { ...kyc, category: "retail" } }, ["CATEGORY_NOT_ADMITTED"]],
    ["no wallet, too few", { walletAddress: null, tokens: 9 }, ["WALLET_NOT_LINKED", "BELOW_MINIMUM"]],
    ["more than is left", { tokens: 11 }, ["ABOVE_REMAINING"]],
  ] as const)("finds %s", (_what, change, expected) => {
    expect(checkEligibility({ ...good, ...change } as EligibilityInput, NOW)).toEqual(expected);
  });
});

describe("an order", () => {
  it("costs its par at the issue price, rounded up to the cent", () => {
    expect(priceOfTokens(1_000, "1", "USD")).toEqual({ currency: "USD", minor: 100_000n });
    expect(priceOfTokens(3, "0.98765", "USD")).toEqual({ currency: "USD", minor: 297n });
  });

  it("is refused at commit when too little is left, and changes nothing", () => {
    const availability = freshAvailability(99);
    const refused = commitOrder(eligibleOrder({ tokens: 100, method: "card" }), availability, NOW + HOUR_MS, NOW);
    expect(refused.order.state).toBe("over-subscribed");
    expect(refused.availability).toBe(availability);
  });

  it("cannot be committed unless eligible, nor twice", () => {
    const order = eligibleOrder({ tokens: 100, method: "card" });
    const refused = assessOrder(order, ["KYC_EXPIRED"], NOW);
    const code = expect.objectContaining({ code: "ORDER_TRANSITION_INVALID" });
    expect(() => commitOrder(refused, freshAvailability(100), NOW, NOW)).toThrow(code);
    const once = commitOrder(order, freshAvailability(200), NOW + HOUR_MS, NOW);
    expect(() => commitOrder(once.order, once.availability, NOW + HOUR_MS, NOW)).toThrow(code);
  });

  it("delivers on exact final funds, and turns them into proceeds once", () => {
    const paid = applyPaymentEvent(awaiting(), funds("10000"), NOW);
    expect(paid.order.state).toBe("delivering");
    expect(paid.actions).toEqual([expect.objectContaining({ kind: "deliver", tokens: 100 })]);
    expect(applyPaymentEvent(paid.order, funds("10000"), NOW)).toMatchObject({
      changed: false,
      postings: [],
      actions: [],
    });
    const delivered = confirmDelivery(paid.order, "0xaa", NOW);
    expect(delivered.order.state).toBe("delivered");
    expect(delivered.postings.map((posting) => posting.postings[0]?.destination)).toEqual([
      `${paid.order.dealId}:proceeds`,
    ]);
    expect(confirmDelivery(delivered.order, "0xaa", NOW).changed).toBe(false);
    expect(() => confirmDelivery(delivered.order, "0xbb", NOW)).toThrow(
      expect.objectContaining({ code: "ORDER_DELIVERED_OTHERWISE" }),
    );
  });

  it("waits for the rest, and refunds what came when it expires", () => {
    const short = applyPaymentEvent(awaiting(), funds("4000"), NOW);
    expect(short.order.state).toBe("under-paid");
    expect(short.actions).toEqual([]);
    const expired = advanceOrder(short.order, NOW + HOUR_MS);
    expect(expired.order.state).toBe("expired");
    expect(expired.tokensReleased).toBe(100);
    expect(expired.actions.map((action) => action.kind)).toEqual(["cancel-payment", "refund"]);
    const [refund] = expired.order.refunds;
    const settled = applyPaymentEvent(
      expired.order,
      {
        kind: "refund-settled",
        orderId: expired.order.id,
        occurredAt: formatInstant(NOW),
        evidence: "evt_2",
        refundId: refund?.refundId ?? "",
        providerRefundId: "re_1",
        amount: { currency: "USD", minor: "4000" },
      },
      NOW,
    );
    expect(settled.order.state).toBe("refunded");
    expect(applyPaymentEvent(settled.order, funds("10000", "t2"), NOW).order.state).toBe("late-paid");
  });

  it("delivers and refunds the excess of too much", () => {
    const paid = applyPaymentEvent(awaiting(), funds("10001"), NOW);
    expect(paid.order.history.map((step) => step.state).slice(-2)).toEqual(["over-paid", "delivering"]);
    expect(paid.actions).toEqual([
      expect.objectContaining({ kind: "refund", amount: { currency: "USD", minor: "1" }, reason: "over-paid" }),
      expect.objectContaining({ kind: "deliver" }),
    ]);
  });

  it("keeps the tokens of a card payment until it cannot be taken back", () => {
    const paid = applyPaymentEvent(awaiting("card"), funds("10000", "ch_1", "card"), NOW);
    expect(paid.order.state).toBe("paid");
    expect(paid.actions).toEqual([]);
    expect(fundsOf(paid.order, NOW)).toBe("pending");
    expect(advanceOrder(paid.order, NOW + 2 * HOUR_MS - 1).changed).toBe(false);
    expect(advanceOrder(paid.order, NOW + 2 * HOUR_MS).order.state).toBe("delivering");
    const reversed = applyPaymentEvent(
      paid.order,
      {
        kind: "funds-reversed",
        orderId: paid.order.id,
        occurredAt: formatInstant(NOW),
        evidence: "evt_3",
        reversalId: "dp_1",
        transferId: "ch_1",
        amount: { currency: "USD", minor: "10000" },
      },
      NOW,
    );
    expect(reversed).toMatchObject({ order: { state: "failed" }, tokensReleased: 100 });
  });

  it("can be cancelled until final funds have started delivery", () => {
    const cancelled = cancelOrder(awaiting(), NOW);
    expect(cancelled).toMatchObject({ order: { state: "cancelled" }, tokensReleased: 100 });
    expect(cancelOrder(cancelled.order, NOW).changed).toBe(false);
    const paid = applyPaymentEvent(awaiting(), funds("10000"), NOW);
    expect(() => cancelOrder(paid.order, NOW)).toThrow(expect.objectContaining({ code: "ORDER_TRANSITION_INVALID" }));
  });

  it("refuses money of another currency or before it is committed", () => {
    const code = expect.objectContaining({ code: "ORDER_EVENT_MISPLACED" });
    expect(() => applyPaymentEvent(eligibleOrder({ tokens: 100, method: "bank-transfer" }), funds("1"), NOW)).toThrow(
      code,
    );
    const euros = { ...funds("1"), amount: { currency: "EUR", minor: "1" } } as PaymentEvent;
    expect(() => applyPaymentEvent(awaiting(), euros, NOW)).toThrow(code);
  });
});

describe("availability", () => {
  it("never sells more than is offered, whatever is ordered and released", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ tokens: fc.integer({ min: 1, max: 60 }), isKept: fc.boolean() })), (wishes) => {
        let availability = freshAvailability(100);
        let kept = 0;
        for (const { tokens, isKept } of wishes) {
          const outcome = commitOrder(eligibleOrder({ tokens, method: "card" }), availability, NOW + HOUR_MS, NOW);
          const fits = kept + tokens <= 100;
          expect(outcome.order.state).toBe(fits ? "committed" : "over-subscribed");
          if (fits && isKept) {
            availability = outcome.availability;
            kept += tokens;
          } else if (fits) availability = releaseTokens(outcome.availability, tokens);
          expect(remainingTokens(availability)).toBe(100 - kept);
        }
      }),
    );
  });
});
