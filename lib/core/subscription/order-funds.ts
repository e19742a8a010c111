import { type Instant, parseInstant } from "../time/instant";
import type { Order, Receipt } from "./order";

/** What the payer has sent in all [minor units]. */
export function receivedMinor(order: Order): bigint {
  return total(order.receipts.map((receipt) => receipt.amountMinor));
}

export function dueMinor(order: Order): bigint {
  return BigInt(order.due.minor);
}

/**
 * What stands in the subscription funds for this order [minor units]: received, less what was taken back, set aside
 * for refund, or turned into proceeds by delivery. It equals the sum of the order's postings on that account.
 */
export function heldMinor(order: Order): bigint {
  const reversed = total(
    order.reversals.filter((reversal) => reversal.applied).map((reversal) => reversal.coveredMinor),
  );
  const refunded = total(order.refunds.filter((refund) => refund.retryOf === null).map((refund) => refund.amountMinor));
  return receivedMinor(order) - reversed - refunded - (order.state === "delivered" ? dueMinor(order) : 0n);
}

/** The part of the held money that nobody can take back any more at `now` [minor units]. */
export function finalHeldMinor(order: Order, now: Instant): bigint {
  return order.receipts.reduce((held, receipt) => held - reversibleMinor(order, receipt, now), heldMinor(order));
}

/** `none` before money is held, `pending` while some of what is due can be taken back, `final` after. */
export function fundsOf(order: Order, now: Instant): "none" | "pending" | "final" {
  if (order.state === "delivered") return "final";
  if (heldMinor(order) === 0n) return "none";
  return finalHeldMinor(order, now) >= dueMinor(order) ? "final" : "pending";
}

function reversibleMinor(order: Order, receipt: Receipt, now: Instant): bigint {
  if (receipt.finality.kind === "final" || parseInstant(receipt.finality.until) <= now) return 0n;
  const reversed = total(
    order.reversals
      .filter((reversal) => reversal.applied && reversal.transferId === receipt.transferId)
      .map((reversal) => reversal.amountMinor),
  );
  const left = BigInt(receipt.amountMinor) - reversed;
  return left > 0n ? left : 0n;
}

function total(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
}
