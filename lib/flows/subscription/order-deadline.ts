import { finalAt } from "../../core/subscription/next-step";
import { formatInstant, type Instant, parseInstant } from "../../core/time/instant";
import type { OrderDeadline, OrderEntry } from "./order-records";

/** An action whose event was lost is looked at again after this. */
const ACTION_RETRY_MS = 10 * 60_000;

/** When time must look at an order next; null when only a fact from outside can change it. */
export function deadlineOf(entry: OrderEntry, now: Instant): OrderDeadline {
  const { order } = entry;
  const isOpen = order.state === "committed" || order.state === "awaiting-payment" || order.state === "under-paid";
  const candidates = [
    entry.pendingActions.length > 0 ? formatInstant(now + ACTION_RETRY_MS) : null,
    isOpen ? order.expiresAt : null,
    order.state === "paid" || order.state === "over-paid" ? finalAt(order, now) : null,
  ].filter((at) => at !== null);
  return { orderId: entry.id, dueAt: candidates.sort((a, b) => parseInstant(a) - parseInstant(b))[0] ?? null };
}
