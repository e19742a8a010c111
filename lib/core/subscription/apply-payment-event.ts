import { HeliographError } from "../errors/heliograph-error";
import { type Instant, parseInstant } from "../time/instant";
import { CLOSED_STATES, type Order, RESERVING_STATES, type Refund } from "./order";
import { DecisionDraft, type OrderDecision } from "./order-decision";
import { dueMinor, heldMinor } from "./order-funds";
import { subscriptionAccounts } from "./order-postings";
import type { PaymentEvent } from "./payment-event";

type EventOf<Kind extends PaymentEvent["kind"]> = Extract<PaymentEvent, { kind: Kind }>;

/**
 * Takes a fact about the order's money into the order. Facts may come twice, late or out of order; each counts once.
 * Tokens move only on final funds of at least what is due; every minor unit that came in ends in proceeds, on its way
 * back, or is shown as held.
 * @throws HeliographError ORDER_EVENT_MISPLACED, ORDER_REFUND_UNKNOWN, ORDER_REFUND_EXCEEDED
 */
export function applyPaymentEvent(order: Order, event: PaymentEvent, now: Instant): OrderDecision {
  assertBelongs(order, event);
  const draft = new DecisionDraft(order, now);
  switch (event.kind) {
    case "funds-received":
      receive(draft, event);
      break;
    case "funds-reversed":
      reverse(draft, event);
      break;
    case "payment-failed":
      if (isOpen(draft.order)) draft.close("failed", "failed");
      break;
    case "payment-expired":
      if (isOpen(draft.order) && !outlivesItsPage(draft.order, now)) draft.close("expired", "expired");
      break;
    case "payment-cancelled":
      if (isOpen(draft.order)) draft.close("cancelled", "cancelled");
      break;
    case "refund-settled":
      settleRefund(draft, event);
      break;
    case "refund-failed":
      failRefund(draft, event);
      break;
    default:
      event satisfies never;
  }
  return draft.finish();
}

/** What time alone brings: an unpaid order expires, and money that could be taken back becomes final. */
export function advanceOrder(order: Order, now: Instant): OrderDecision {
  const draft = new DecisionDraft(order, now);
  const isOver = order.expiresAt !== null && parseInstant(order.expiresAt) <= now;
  if (isOpen(order) && isOver) draft.close("expired", "expired");
  else if (order.state === "paid" || order.state === "over-paid") draft.settle();
  return draft.finish();
}

/** Still waiting for (all of) its money; with the money there, a provider's late word that it failed changes nothing. */
function isOpen(order: Order): boolean {
  return order.state === "committed" || order.state === "awaiting-payment" || order.state === "under-paid";
}

/** A bank transfer is under way for days: its page closes long before, and only its own deadline ends the order. */
function outlivesItsPage({ method, expiresAt }: Order, now: Instant): boolean {
  return method === "bank-transfer" && expiresAt !== null && parseInstant(expiresAt) > now;
}

function receive(draft: DecisionDraft, event: EventOf<"funds-received">): void {
  const { order } = draft;
  if (order.receipts.some((receipt) => receipt.transferId === event.transferId)) return;
  const { outside, funds } = subscriptionAccounts(order);
  draft.order = {
    ...order,
    receipts: [
      ...order.receipts,
      {
        transferId: event.transferId,
        amountMinor: event.amount.minor,
        receivedAt: event.occurredAt,
        finality: event.finality,
      },
    ],
  };
  draft.post(
    {
      id: `payment_${order.id}_${event.transferId}`,
      occurredAt: event.occurredAt,
      description: `Payment received by ${event.method.replace("-", " ")}`,
      evidence: event.evidence,
    },
    [{ source: outside, destination: funds, minor: BigInt(event.amount.minor) }],
  );
  for (const reversal of draft.order.reversals) {
    if (!reversal.applied && reversal.transferId === event.transferId) takeBack(draft, reversal.reversalId);
  }
  draft.settle();
}

function reverse(draft: DecisionDraft, event: EventOf<"funds-reversed">): void {
  const { order } = draft;
  if (order.reversals.some((reversal) => reversal.reversalId === event.reversalId)) return;
  draft.order = {
    ...order,
    reversals: [
      ...order.reversals,
      {
        reversalId: event.reversalId,
        transferId: event.transferId,
        amountMinor: event.amount.minor,
        coveredMinor: "0",
        applied: false,
        evidence: event.evidence,
        occurredAt: event.occurredAt,
      },
    ],
  };
  if (!order.receipts.some((receipt) => receipt.transferId === event.transferId)) return;
  takeBack(draft, event.reversalId);
  draft.settle();
}

/** Posts a reversal: out of what the order holds and does not owe for delivery; the rest is a claim on the payer. */
function takeBack(draft: DecisionDraft, reversalId: string): void {
  const reversal = draft.order.reversals.find((candidate) => candidate.reversalId === reversalId);
  if (!reversal) return;
  const amount = BigInt(reversal.amountMinor);
  const held = heldMinor(draft.order) - (draft.order.state === "delivering" ? dueMinor(draft.order) : 0n);
  const covered = held <= 0n ? 0n : held < amount ? held : amount;
  const { outside, funds, reversalLosses } = subscriptionAccounts(draft.order);
  draft.order = {
    ...draft.order,
    reversals: draft.order.reversals.map((candidate) =>
      candidate.reversalId === reversalId
        ? { ...candidate, applied: true, coveredMinor: covered.toString() }
        : candidate,
    ),
  };
  draft.post(
    {
      id: `reversal_${draft.order.id}_${reversalId}`,
      occurredAt: reversal.occurredAt,
      description: "Payment taken back",
      evidence: reversal.evidence,
    },
    [
      { source: funds, destination: outside, minor: covered },
      { source: reversalLosses, destination: outside, minor: amount - covered },
    ],
  );
  if (covered < amount) {
    draft.act({
      kind: "review",
      orderId: draft.order.id,
      reason: `Payment ${reversal.transferId} was taken back late`,
    });
  }
}

function settleRefund(draft: DecisionDraft, event: EventOf<"refund-settled">): void {
  const refund = refundOf(draft.order, event.refundId);
  const isKnown = refund.settlements.some((settlement) => settlement.providerRefundId === event.providerRefundId);
  if (isKnown || refund.failures.includes(event.providerRefundId)) return;
  const settlements = [
    ...refund.settlements,
    { providerRefundId: event.providerRefundId, amountMinor: event.amount.minor },
  ];
  const settled = settlements.reduce((sum, settlement) => sum + BigInt(settlement.amountMinor), 0n);
  const amount = BigInt(refund.amountMinor);
  if (settled > amount) {
    throw new HeliographError({
      code: "ORDER_REFUND_EXCEEDED",
      kind: "conflict",
      message: "More was refunded than was asked for.",
      remedy: "Compare the refund with the provider's record; nothing was posted.",
      data: { orderId: draft.order.id, refundId: refund.refundId, providerRefundId: event.providerRefundId },
    });
  }
  const { outside, refundsPayable } = subscriptionAccounts(draft.order);
  replaceRefund(draft, { ...refund, settlements, state: settled === amount ? "succeeded" : refund.state });
  draft.post(
    {
      id: `refund_settled_${draft.order.id}_${event.providerRefundId}`,
      occurredAt: event.occurredAt,
      description: "Refund paid out",
      evidence: event.evidence,
    },
    [{ source: refundsPayable, destination: outside, minor: BigInt(event.amount.minor) }],
  );
  draft.settle();
}

function failRefund(draft: DecisionDraft, event: EventOf<"refund-failed">): void {
  const refund = refundOf(draft.order, event.refundId);
  if (refund.failures.includes(event.providerRefundId)) return;
  const returned = refund.settlements.find((settlement) => settlement.providerRefundId === event.providerRefundId);
  const { outside, refundsPayable } = subscriptionAccounts(draft.order);
  if (returned) {
    draft.post(
      {
        id: `refund_returned_${draft.order.id}_${event.providerRefundId}`,
        occurredAt: event.occurredAt,
        description: "Refund came back",
        evidence: event.evidence,
      },
      [{ source: outside, destination: refundsPayable, minor: BigInt(returned.amountMinor) }],
    );
  }
  replaceRefund(draft, {
    ...refund,
    state: "failed",
    settlements: refund.settlements.filter((settlement) => settlement !== returned),
    failures: [...refund.failures, event.providerRefundId],
  });
  draft.act({ kind: "review", orderId: draft.order.id, reason: `Refund ${refund.refundId} failed: ${event.reason}` });
}

/** Asks again for the part of a failed refund that has not arrived. @throws HeliographError ORDER_REFUND_UNKNOWN, ORDER_REFUND_NOT_FAILED */
export function retryRefund(order: Order, refundId: string, now: Instant): OrderDecision {
  const draft = new DecisionDraft(order, now);
  const refund = refundOf(order, refundId);
  if (refund.state !== "failed" || order.refunds.some((other) => other.retryOf === refundId)) {
    throw new HeliographError({
      code: "ORDER_REFUND_NOT_FAILED",
      kind: "conflict",
      message: "Only a failed refund is tried again, and once.",
      remedy: "Look at the order's latest refund.",
      data: { orderId: order.id, refundId },
    });
  }
  const settled = refund.settlements.reduce((sum, settlement) => sum + BigInt(settlement.amountMinor), 0n);
  const nextId = `rfd_${order.id}_${order.refunds.length + 1}`;
  draft.requestRefund(nextId, BigInt(refund.amountMinor) - settled, refund.reason, refundId);
  return draft.finish();
}

function replaceRefund(draft: DecisionDraft, refund: Refund): void {
  draft.order = {
    ...draft.order,
    refunds: draft.order.refunds.map((candidate) => (candidate.refundId === refund.refundId ? refund : candidate)),
  };
}

function refundOf(order: Order, refundId: string): Refund {
  const refund = order.refunds.find((candidate) => candidate.refundId === refundId);
  if (refund) return refund;
  throw new HeliographError({
    code: "ORDER_REFUND_UNKNOWN",
    kind: "not-found",
    message: `The order knows no refund ${refundId}.`,
    remedy: "A refund made by hand at the provider must be recorded by the operator.",
    data: { orderId: order.id, refundId },
  });
}

function assertBelongs(order: Order, event: PaymentEvent): void {
  const isFunded =
    RESERVING_STATES.includes(order.state) || CLOSED_STATES.includes(order.state) || order.state === "delivered";
  const currency = "amount" in event ? event.amount.currency : order.due.currency;
  const isPositive = "amount" in event ? BigInt(event.amount.minor) > 0n : true;
  const method = event.kind === "funds-received" ? event.method : order.method;
  if (
    event.orderId === order.id &&
    isFunded &&
    currency === order.due.currency &&
    method === order.method &&
    isPositive
  ) {
    return;
  }
  throw new HeliographError({
    code: "ORDER_EVENT_MISPLACED",
    kind: "conflict",
    message: `A ${event.kind} event does not fit order ${order.id}.`,
    remedy: "Check order, currency, method and amount of the event; an order takes money only once it is committed.",
    data: { orderId: order.id, eventOrderId: event.orderId, state: order.state, currency, method },
  });
}
