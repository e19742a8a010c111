import type { LedgerTransaction } from "../ledger/ledger";
import type { MoneyJson } from "../money/money";
import { formatInstant, type Instant } from "../time/instant";
import { CLOSED_STATES, moveOrder, type Order, type OrderState, RESERVING_STATES, type RefundReason } from "./order";
import { dueMinor, finalHeldMinor, heldMinor } from "./order-funds";
import { type Movement, orderTransaction, subscriptionAccounts } from "./order-postings";
import type { PaymentMethod } from "./payment-event";

/** What is to be done outside once the decision is stored. Each may be repeated: its name is its idempotency key. */
export type OrderAction =
  | { readonly kind: "deliver"; readonly orderId: string; readonly trancheId: string; readonly tokens: number }
  | {
      readonly kind: "refund";
      readonly orderId: string;
      readonly refundId: string;
      readonly method: PaymentMethod;
      readonly paymentId: string | null;
      readonly amount: MoneyJson;
      readonly reason: RefundReason;
    }
  | { readonly kind: "cancel-payment"; readonly orderId: string; readonly paymentId: string }
  /** A person must look: money is missing, or a refund did not arrive. */
  | { readonly kind: "review"; readonly orderId: string; readonly reason: string };

/**
 * What follows from a fact. To be stored in one commit: the order, its postings, and `tokensReleased` given back to the
 * tranche's availability. `changed` is false when the fact was known already.
 */
export type OrderDecision = {
  readonly order: Order;
  readonly postings: readonly LedgerTransaction[];
  readonly actions: readonly OrderAction[];
  readonly tokensReleased: number;
  readonly changed: boolean;
};

/** Collects a decision step by step; lives inside one pure function call. */
export class DecisionDraft {
  readonly #before: Order;
  readonly #now: Instant;
  readonly #postings: LedgerTransaction[] = [];
  readonly #actions: OrderAction[] = [];
  order: Order;

  constructor(order: Order, now: Instant) {
    this.#before = order;
    this.#now = now;
    this.order = order;
  }

  move(to: OrderState): void {
    if (this.order.state !== to) this.order = moveOrder(this.order, to, this.#now);
  }

  post(
    fact: {
      readonly id: string;
      readonly occurredAt?: string;
      readonly description: string;
      readonly evidence: string;
    },
    movements: readonly Movement[],
  ): void {
    const occurredAt = fact.occurredAt ?? formatInstant(this.#now);
    this.#postings.push(...orderTransaction(this.order, { ...fact, occurredAt }, movements));
  }

  act(action: OrderAction): void {
    this.#actions.push(action);
  }

  /** Sets money aside for its payer and asks for its return. */
  refund(minor: bigint, reason: RefundReason): void {
    if (minor <= 0n) return;
    const refundId = `rfd_${this.order.id}_${this.order.refunds.length + 1}`;
    const { funds, refundsPayable } = subscriptionAccounts(this.order);
    this.post({ id: `refund_${refundId}`, description: `Refund, ${reason}`, evidence: this.order.id }, [
      { source: funds, destination: refundsPayable, minor },
    ]);
    this.requestRefund(refundId, minor, reason, null);
  }

  requestRefund(refundId: string, minor: bigint, reason: RefundReason, retryOf: string | null): void {
    const { id, method, paymentId, due } = this.order;
    this.order = {
      ...this.order,
      refunds: [
        ...this.order.refunds,
        {
          refundId,
          amountMinor: minor.toString(),
          reason,
          state: "requested",
          requestedAt: formatInstant(this.#now),
          retryOf,
          settlements: [],
          failures: [],
        },
      ],
    };
    const amount = { currency: due.currency, minor: minor.toString() };
    this.act({ kind: "refund", orderId: id, refundId, method, paymentId, amount, reason });
  }

  /** Ends the order without delivery and gives all that is held back. */
  close(to: "failed" | "expired" | "cancelled", reason: RefundReason): void {
    this.move(to);
    if (this.order.paymentId)
      this.act({ kind: "cancel-payment", orderId: this.order.id, paymentId: this.order.paymentId });
    this.refund(heldMinor(this.order), reason);
  }

  /** Brings state, refunds and delivery in line with the money that is held now. */
  settle(): void {
    const { state } = this.order;
    const held = heldMinor(this.order);
    const due = dueMinor(this.order);
    if (CLOSED_STATES.includes(state)) this.#settleClosed(held);
    else if (state === "delivered") this.refund(held, "over-paid");
    else if (state === "delivering") this.refund(held - due, "over-paid");
    else if (held < due) this.#settleShort(held);
    else this.#settlePaid(held - due);
  }

  #settleClosed(held: bigint): void {
    if (held > 0n) {
      this.move("late-paid");
      this.refund(held, "late-paid");
    } else if (isAllRefunded(this.order)) {
      this.move("refunded");
    }
  }

  #settleShort(held: bigint): void {
    const { state } = this.order;
    if (state === "paid" || state === "over-paid") this.close("failed", "payment-reversed");
    else if (held > 0n) this.move("under-paid");
    else if (state === "under-paid") this.move("awaiting-payment");
  }

  #settlePaid(excess: bigint): void {
    if (excess > 0n) this.move("over-paid");
    else if (this.order.state !== "over-paid") this.move("paid");
    this.refund(excess, "over-paid");
    if (finalHeldMinor(this.order, this.#now) >= dueMinor(this.order)) this.#deliver();
  }

  #deliver(): void {
    const { id: orderId, trancheId, tokens } = this.order;
    this.move("delivering");
    this.order = {
      ...this.order,
      delivery: { requestedAt: formatInstant(this.#now), transactionHash: null, deliveredAt: null },
    };
    this.act({ kind: "deliver", orderId, trancheId, tokens });
  }

  finish(): OrderDecision {
    const held = RESERVING_STATES.includes(this.#before.state);
    const released = held && CLOSED_STATES.includes(this.order.state) ? this.order.tokens : 0;
    return {
      order: this.order,
      postings: this.#postings,
      actions: this.#actions,
      tokensReleased: released,
      changed: this.order !== this.#before,
    };
  }
}

/** Every refund, or the retry that took its place, has arrived; and there was one. */
function isAllRefunded(order: Order): boolean {
  const retried = new Set(order.refunds.map((refund) => refund.retryOf));
  return (
    order.refunds.length > 0 &&
    order.refunds.every((refund) => refund.state === "succeeded" || retried.has(refund.refundId))
  );
}
