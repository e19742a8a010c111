import * as fc from "fast-check";
import { assertPostable, balancesOf, EXTERNAL_PREFIX, type LedgerTransaction } from "../ledger/ledger";
import { formatInstant } from "../time/instant";
import { advanceOrder, applyPaymentEvent, retryRefund } from "./apply-payment-event";
import { type Availability, deliverTokens, releaseTokens } from "./availability";
import { abandonDelivery, confirmDelivery } from "./delivery-decision";
import { CLOSED_STATES, Order, RESERVING_STATES } from "./order";
import { eligibleOrder, freshAvailability, NOW } from "./order.fixture";
import type { OrderDecision } from "./order-decision";
import { dueMinor, heldMinor } from "./order-funds";
import { subscriptionAccounts } from "./order-postings";
import type { PaymentEvent } from "./payment-event";
import { awaitPayment, cancelOrder, commitOrder } from "./place-order";

const WINDOW_MS = 1_000;
const EXPIRY_MS = 500;

type Step =
  | { kind: "event"; event: PaymentEvent }
  | { kind: "wait"; ms: number }
  | { kind: "cancel" }
  | { kind: "confirm" }
  | { kind: "abandon" }
  | { kind: "settle-refunds" }
  | { kind: "fail-refund" }
  | { kind: "retry-refunds" };

/** Everything that the product would have stored and done, run by the pure decisions alone. */
class World {
  now = NOW;
  order: Order;
  availability: Availability;
  readonly posted = new Map<string, LedgerTransaction>();
  deliveries = 0;
  readonly balances = new Map<string, bigint>();
  readonly #refunds = new Map<string, bigint>();

  constructor(method: "bank-transfer" | "card") {
    const committed = commitOrder(eligibleOrder({ tokens: 100, method }), freshAvailability(150), NOW + EXPIRY_MS, NOW);
    this.order = committed.order;
    this.availability = committed.availability;
    this.take(awaitPayment(this.order, { paymentId: "cs_1", checkoutUrl: "http://127.0.0.1/pay" }, NOW));
  }

  take(decision: OrderDecision): void {
    const before = this.order;
    this.order = Order.parse(decision.order);
    for (const transaction of decision.postings) {
      assertPostable(transaction);
      if (this.posted.has(transaction.id)) throw new Error(`${transaction.id} was posted twice`);
      this.posted.set(transaction.id, transaction);
      this.checkBalances(transaction);
    }
    if (decision.tokensReleased > 0) this.availability = releaseTokens(this.availability, decision.tokensReleased);
    for (const action of decision.actions) {
      if (action.kind === "deliver") {
        this.deliveries += 1;
        expect(this.finalFunds()).toBeGreaterThanOrEqual(dueMinor(this.order));
      }
      if (action.kind === "refund") this.#refunds.set(action.refundId, BigInt(action.amount.minor));
    }
    if (before.state !== "delivered" && this.order.state === "delivered") {
      this.availability = deliverTokens(this.availability, this.order.tokens);
    }
  }

  run(step: Step): void {
    switch (step.kind) {
      case "event":
        this.take(applyPaymentEvent(this.order, step.event, this.now));
        return;
      case "wait":
        this.now += step.ms;
        this.take(advanceOrder(this.order, this.now));
        return;
      case "cancel":
        this.attempt(() => cancelOrder(this.order, this.now));
        return;
      case "confirm":
        this.attempt(() => confirmDelivery(this.order, "0xabc", this.now));
        return;
      case "abandon":
        this.attempt(() => abandonDelivery(this.order, this.now));
        return;
      case "settle-refunds":
        for (const [refundId, minor] of this.#refunds) this.answerRefund("refund-settled", refundId, minor);
        return;
      case "fail-refund": {
        const first = [...this.#refunds][0];
        if (first) this.answerRefund("refund-failed", ...first);
        return;
      }
      case "retry-refunds":
        for (const refund of this.order.refunds) {
          this.attempt(() => retryRefund(this.order, refund.refundId, this.now));
        }
        return;
      default:
        step satisfies never;
    }
  }

  /** The provider's answer, twice, as webhooks come. */
  private answerRefund(kind: "refund-settled" | "refund-failed", refundId: string, minor: bigint): void {
    const refund = this.order.refunds.find((candidate) => candidate.refundId === refundId);
    if (refund?.state !== "requested") return;
    const event = {
      kind,
      orderId: this.order.id,
      occurredAt: formatInstant(this.now),
      evidence: "re",
      refundId,
      providerRefundId: `re_${refundId}`,
      ...(kind === "refund-settled"
        ? { amount: this.order.due && { currency: "USD", minor: minor.toString() } }
        : { reason: "bank" }),
    } as PaymentEvent;
    this.take(applyPaymentEvent(this.order, event, this.now));
    expect(applyPaymentEvent(this.order, event, this.now).changed).toBe(false);
  }

  private attempt(decide: () => OrderDecision): void {
    let decision: OrderDecision;
    try {
      decision = decide();
    } catch (error) {
      expect(error).toMatchObject({ name: "HeliographError", kind: "conflict" });
      return;
    }
    this.take(decision);
  }

  /** Written apart from the product's own calculation: receipts whose window is over, less all reversals of final ones. */
  private finalFunds(): bigint {
    return this.order.receipts
      .filter((receipt) => receipt.finality.kind === "final" || Date.parse(receipt.finality.until) <= this.now)
      .reduce((sum, receipt) => sum + BigInt(receipt.amountMinor), 0n);
  }

  checkBalances(transaction: LedgerTransaction): void {
    for (const [account, change] of balancesOf([transaction])) {
      const balance = (this.balances.get(account) ?? 0n) + change;
      this.balances.set(account, balance);
      if (balance < 0n && !account.startsWith(EXTERNAL_PREFIX)) throw new Error(`${account} fell to ${balance}`);
    }
  }

  checkEnd(): void {
    const { funds, proceeds, refundsPayable, outside, reversalLosses } = subscriptionAccounts(this.order);
    const at = (account: string) => this.balances.get(account) ?? 0n;
    expect(at(funds)).toBe(heldMinor(this.order));
    expect(at(funds) + at(proceeds) + at(refundsPayable) + at(outside) + at(reversalLosses)).toBe(0n);
    expect(at(proceeds)).toBe(this.order.state === "delivered" ? dueMinor(this.order) : 0n);
    expect(this.deliveries).toBeLessThanOrEqual(1);
    if (CLOSED_STATES.includes(this.order.state) || this.order.state === "delivered") expect(at(funds)).toBe(0n);
    if (this.order.state === "refunded") expect(at(refundsPayable)).toBe(0n);
    const isReserved = RESERVING_STATES.includes(this.order.state);
    expect(this.availability.reservedTokens).toBe(isReserved ? 100 : 0);
    expect(this.availability.deliveredTokens).toBe(this.order.state === "delivered" ? 100 : 0);
  }
}

function steps(method: "bank-transfer" | "card"): fc.Arbitrary<Step[]> {
  const common = {
    orderId: eligibleOrder({ tokens: 100, method }).id,
    occurredAt: formatInstant(NOW),
    evidence: "evt",
  };
  const received = fc.record({
    nth: fc.integer({ min: 1, max: 4 }),
    minor: fc.constantFrom(1n, 4_000n, 6_000n, 10_000n, 12_500n),
  });
  const event: fc.Arbitrary<PaymentEvent> = fc.oneof(
    {
      weight: 5,
      arbitrary: received.map(
        ({ nth, minor }): PaymentEvent => ({
          kind: "funds-received",
          ...common,
          transferId: `t${nth}`,
          method,
          amount: { currency: "USD", minor: minor.toString() },
          finality:
            method === "card" ? { kind: "reversible", until: formatInstant(NOW + WINDOW_MS) } : { kind: "final" },
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: received.map(
        ({ nth, minor }): PaymentEvent => ({
          kind: "funds-reversed",
          ...common,
          reversalId: `r${nth}`,
          transferId: `t${nth}`,
          amount: { currency: "USD", minor: minor.toString() },
        }),
      ),
    },
    fc.constantFrom<PaymentEvent>(
      { kind: "payment-failed", ...common, reason: "declined" },
      { kind: "payment-expired", ...common },
      { kind: "payment-cancelled", ...common },
    ),
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: event.map((one): Step => ({ kind: "event", event: one })) },
    { weight: 2, arbitrary: fc.constantFrom(1, 400, 1_100).map((ms): Step => ({ kind: "wait", ms })) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Step>(
        { kind: "cancel" },
        { kind: "confirm" },
        { kind: "confirm" },
        { kind: "abandon" },
        { kind: "settle-refunds" },
        { kind: "fail-refund" },
        { kind: "retry-refunds" },
      ),
    },
  );
  return fc.array(step, { maxLength: 25 });
}

describe.each(["bank-transfer", "card"] as const)("an order paid by %s, under any order of facts", (method) => {
  it("never gives tokens without final funds nor loses a cent", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps(method), (list) => {
        const world = new World(method);
        for (const step of list) {
          world.run(step);
          reached.add(world.order.state);
        }
        world.checkEnd();
      }),
      { numRuns: 600, seed: 20261122 },
    );
    for (const state of [
      "under-paid",
      "delivering",
      "delivered",
      "failed",
      "expired",
      "cancelled",
      "late-paid",
      "refunded",
    ]) {
      expect(reached).toContain(state);
    }
  });
});
