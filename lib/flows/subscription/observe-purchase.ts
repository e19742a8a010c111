import { coinUnitsPerMinor } from "../../core/money/currency";
import { applyPaymentEvent } from "../../core/subscription/apply-payment-event";
import { confirmDelivery } from "../../core/subscription/delivery-decision";
import type { Order } from "../../core/subscription/order";
import type { OrderDecision } from "../../core/subscription/order-decision";
import { formatInstant, type Instant } from "../../core/time/instant";
import type { DeskDelivery } from "../ports/chain";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { changeOrder, type OrderChange } from "./change-order";
import { findDelivery } from "./find-delivery";
import { orders } from "./order-records";

/**
 * Looks on chain whether the investor's wallet has bought the order's tokens: coin and tokens changed hands in one
 * transaction, so that the order is paid and delivered in one commit. Says nothing where it has not.
 */
export async function observePurchase(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  orderId: string,
): Promise<void> {
  const { value: entry } = await requireStored(ports.book, orders, orderId);
  if (!entry.purchase || entry.order.state === "delivered") return;
  const delivery = await findDelivery(ports, entry, BigInt(entry.purchase.fromBlock));
  if (!delivery) return;
  await changeOrder(ports, orderId, ({ order, token, reviews }, now): OrderChange | null => {
    if (order.state === "delivered") return null;
    const difference = differenceOf(order, token, delivery);
    if (difference === null) return { decision: boughtOnChain(order, delivery, now) };
    return reviews.some(({ reason }) => reason === difference) ? null : { review: difference };
  });
}

/** Money in and tokens out, of one transaction; the desk has delivered already, so that nothing is left to be done. */
function boughtOnChain(order: Order, { transactionHash }: DeskDelivery, now: Instant): OrderDecision {
  const paid = applyPaymentEvent(
    order,
    {
      kind: "funds-received",
      orderId: order.id,
      occurredAt: formatInstant(now),
      evidence: transactionHash,
      transferId: transactionHash,
      method: "stablecoin",
      amount: order.due,
      finality: { kind: "final" },
    },
    now,
  );
  if (paid.order.state !== "delivering") return paid;
  const delivered = confirmDelivery(paid.order, transactionHash, now);
  return {
    order: delivered.order,
    postings: [...paid.postings, ...delivered.postings],
    actions: [...paid.actions, ...delivered.actions].filter((action) => action.kind !== "deliver"),
    tokensReleased: 0,
    changed: true,
  };
}

/** Whether the desk's delivery is the order's, to the last token and coin unit. */
function differenceOf(order: Order, token: string, delivery: DeskDelivery): string | null {
  const price = BigInt(order.due.minor) * coinUnitsPerMinor(order.due.currency);
  const isTheOrder =
    delivery.to === order.walletAddress &&
    delivery.token === token &&
    delivery.tokens === BigInt(order.tokens) &&
    delivery.priceUnits === price;
  return isTheOrder ? null : `Delivered on chain otherwise than ordered, by ${delivery.transactionHash}`;
}
