import { HeliographError } from "../errors/heliograph-error";
import type { Currency } from "../money/currency";
import { CURRENCY_SCALE } from "../money/currency";
import { type Money, toJson } from "../money/money";
import { parseRational, timesUp } from "../money/rational";
import { formatInstant, type Instant } from "../time/instant";
import { type Availability, reserveTokens } from "./availability";
import type { EligibilityRefusal } from "./eligibility";
import { CLOSED_STATES, moveOrder, Order, RESERVING_STATES } from "./order";
import { DecisionDraft, type OrderDecision } from "./order-decision";
import type { PaymentMethod } from "./payment-event";

/**
 * Price of an order, rounded up to the minor unit.
 * @param issuePrice per unit of par as a decimal, "1" is par
 */
export function priceOfTokens(tokens: number, issuePrice: string, currency: Currency): Money {
  const parMinor = BigInt(tokens) * 10n ** BigInt(CURRENCY_SCALE[currency]);
  return { currency, minor: timesUp(parMinor, parseRational(issuePrice)) };
}

export type NewOrder = {
  readonly id: string;
  readonly orgId: string;
  readonly dealId: string;
  readonly offeringId: string;
  readonly trancheId: string;
  readonly investorId: string;
  readonly walletAddress: string | null;
  readonly livemode: boolean;
  readonly chainId: number;
  readonly tokens: number;
  readonly due: Money;
  readonly method: PaymentMethod;
};

/** A new order with the outcome of its eligibility check: `eligible`, or `not-eligible` with every reason. */
export function draftOrder(input: NewOrder, refusals: readonly EligibilityRefusal[], now: Instant): Order {
  const at = formatInstant(now);
  const draft = Order.parse({
    ...input,
    schema: "heliograph.order.v1",
    due: toJson(input.due),
    state: "draft",
    refusals: [],
    createdAt: at,
    expiresAt: null,
    paymentId: null,
    checkoutUrl: null,
    receipts: [],
    reversals: [],
    refunds: [],
    delivery: null,
    history: [{ state: "draft", at }],
  });
  return assessOrder(draft, refusals, now);
}

/** Takes a (new) eligibility check over into an order that is not committed. @throws HeliographError ORDER_TRANSITION_INVALID */
export function assessOrder(order: Order, refusals: readonly EligibilityRefusal[], now: Instant): Order {
  const state = refusals.length === 0 ? "eligible" : "not-eligible";
  const assessed = { ...order, refusals: [...refusals] };
  return order.state === state ? assessed : moveOrder(assessed, state, now);
}

/**
 * Binds the investor and reserves the tokens. Asks for more than is left: the order ends as `over-subscribed` and the
 * availability stays as it was. Order and availability are stored in one conditional commit.
 * @throws HeliographError ORDER_TRANSITION_INVALID unless the order is eligible, ORDER_OF_ANOTHER_TRANCHE
 */
export function commitOrder(
  order: Order,
  availability: Availability,
  expiresAt: Instant,
  now: Instant,
): { readonly order: Order; readonly availability: Availability } {
  if (order.trancheId !== availability.trancheId || order.offeringId !== availability.offeringId) {
    throw new HeliographError({
      code: "ORDER_OF_ANOTHER_TRANCHE",
      message: "The availability is not that of the order's tranche.",
      remedy: "Read the availability of the order's offering and tranche.",
      data: { orderId: order.id, trancheId: availability.trancheId },
    });
  }
  const committed = moveOrder({ ...order, expiresAt: formatInstant(expiresAt) }, "committed", now);
  const reserved = reserveTokens(availability, order.tokens);
  if (!reserved.ok) return { order: moveOrder(order, "over-subscribed", now), availability };
  return { order: committed, availability: reserved.value };
}

/**
 * Stores where the investor pays. The same payment again changes nothing; for an order that has ended meanwhile the
 * payment is called off.
 * @throws HeliographError ORDER_TRANSITION_INVALID, ORDER_HAS_OTHER_PAYMENT
 */
export function awaitPayment(
  order: Order,
  payment: { readonly paymentId: string | null; readonly checkoutUrl: string | null },
  now: Instant,
): OrderDecision {
  const draft = new DecisionDraft(order, now);
  if (order.paymentId !== null) {
    if (order.paymentId === payment.paymentId) return draft.finish();
    throw new HeliographError({
      code: "ORDER_HAS_OTHER_PAYMENT",
      kind: "conflict",
      message: "The order waits for another payment already.",
      remedy: "Use the payment that the order names.",
      data: { orderId: order.id, paymentId: order.paymentId },
    });
  }
  draft.order = { ...order, paymentId: payment.paymentId, checkoutUrl: payment.checkoutUrl };
  if (CLOSED_STATES.includes(order.state)) {
    if (payment.paymentId) draft.act({ kind: "cancel-payment", orderId: order.id, paymentId: payment.paymentId });
  } else if (order.state === "committed" || !RESERVING_STATES.includes(order.state)) {
    draft.move("awaiting-payment");
  }
  return draft.finish();
}

/**
 * The investor (or the operator) withdraws the order; what was paid goes back. Not once final funds have started delivery.
 * @throws HeliographError ORDER_TRANSITION_INVALID
 */
export function cancelOrder(order: Order, now: Instant): OrderDecision {
  const draft = new DecisionDraft(order, now);
  if (order.state === "cancelled") return draft.finish();
  draft.close("cancelled", "cancelled");
  return draft.finish();
}
