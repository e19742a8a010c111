import { HeliographError } from "../errors/heliograph-error";
import { formatInstant, type Instant } from "../time/instant";
import { CLOSED_STATES, type Order } from "./order";
import { DecisionDraft, type OrderDecision } from "./order-decision";
import { dueMinor } from "./order-funds";
import { subscriptionAccounts } from "./order-postings";

/**
 * The tokens have arrived on chain: the investor's money becomes the deal's proceeds. The same transaction again
 * changes nothing. The caller turns the reservation into delivered tokens in the same commit when `changed`.
 * @throws HeliographError ORDER_TRANSITION_INVALID, ORDER_DELIVERED_OTHERWISE
 */
export function confirmDelivery(order: Order, transactionHash: string, now: Instant): OrderDecision {
  const draft = new DecisionDraft(order, now);
  if (order.state === "delivered") {
    if (order.delivery?.transactionHash === transactionHash) return draft.finish();
    throw new HeliographError({
      code: "ORDER_DELIVERED_OTHERWISE",
      kind: "conflict",
      message: "The order was delivered by another transaction.",
      remedy: "Compare both transactions; one of them must not have happened.",
      data: { orderId: order.id, transactionHash, known: order.delivery?.transactionHash ?? null },
    });
  }
  const { funds, proceeds } = subscriptionAccounts(order);
  const due = dueMinor(order);
  draft.move("delivered");
  const requestedAt = order.delivery?.requestedAt ?? formatInstant(now);
  draft.order = { ...draft.order, delivery: { requestedAt, transactionHash, deliveredAt: formatInstant(now) } };
  draft.post(
    { id: `delivery_${order.id}`, description: "Tokens delivered against payment", evidence: transactionHash },
    [{ source: funds, destination: proceeds, minor: due }],
  );
  draft.settle();
  return draft.finish();
}

/**
 * The tokens cannot be delivered (the register refuses the receiver): all goes back. Repeating it changes nothing.
 * @throws HeliographError ORDER_NOT_IN_DELIVERY
 */
export function abandonDelivery(order: Order, now: Instant): OrderDecision {
  const draft = new DecisionDraft(order, now);
  if (order.delivery !== null && CLOSED_STATES.includes(order.state)) return draft.finish();
  if (order.state !== "delivering") {
    throw new HeliographError({
      code: "ORDER_NOT_IN_DELIVERY",
      kind: "conflict",
      message: `Nothing is being delivered: the order is ${order.state}.`,
      remedy: "Cancel the order instead, if its state allows it.",
      data: { orderId: order.id, state: order.state },
    });
  }
  draft.close("failed", "delivery-abandoned");
  return draft.finish();
}
