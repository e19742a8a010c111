import { type Instant, parseInstant } from "../time/instant";
import { canMove, type Order } from "./order";
import { dueMinor, heldMinor } from "./order-funds";

/** What an order waits for, and until when where there is a time. */
export type NextStep = {
  readonly kind:
    | "mend-reasons"
    | "pay"
    | "wait-for-payment"
    | "pay-the-rest"
    | "wait-for-finality"
    | "wait-for-delivery"
    | "wait-for-refund"
    | "none";
  readonly by: string | null;
  /** Still to be paid [minor units]. */
  readonly missingMinor: string;
  readonly canCancel: boolean;
};

/** What happens next with an order, in the words of its lifecycle. */
export function nextStepOf(order: Order, now: Instant): NextStep {
  const missing = dueMinor(order) - heldMinor(order);
  const step = (kind: NextStep["kind"], by: string | null = null, missingMinor = 0n): NextStep => ({
    kind,
    by,
    missingMinor: (missingMinor > 0n ? missingMinor : 0n).toString(),
    canCancel: canMove(order.state, "cancelled"),
  });
  switch (order.state) {
    case "draft":
    case "eligible":
    case "over-subscribed":
    case "delivered":
      return step("none");
    case "not-eligible":
      return step("mend-reasons");
    case "committed":
      return step("pay", order.expiresAt, missing);
    case "awaiting-payment":
      return step("wait-for-payment", order.expiresAt, missing);
    case "under-paid":
      return step("pay-the-rest", order.expiresAt, missing);
    case "paid":
    case "over-paid":
      return step("wait-for-finality", finalAt(order, now));
    case "delivering":
      return step("wait-for-delivery");
    case "failed":
    case "expired":
    case "cancelled":
    case "late-paid":
    case "refunded":
      return step(hasOpenRefund(order) ? "wait-for-refund" : "none");
    default:
      return order.state satisfies never;
  }
}

/** When the last receipt that can still be taken back becomes final; null when all are. */
export function finalAt(order: Order, now: Instant): string | null {
  const waiting = order.receipts.flatMap(({ finality }) =>
    finality.kind === "reversible" && parseInstant(finality.until) > now ? [finality.until] : [],
  );
  return waiting.sort((a, b) => parseInstant(b) - parseInstant(a))[0] ?? null;
}

function hasOpenRefund(order: Order): boolean {
  return order.refunds.some((refund) => refund.state === "requested");
}
