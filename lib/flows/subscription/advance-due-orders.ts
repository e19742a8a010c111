import { formatInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";
import { advanceOrder } from "./advance-order";
import { carryOutActions } from "./carry-out-actions";
import { DUE_ORDERS, orderDeadlines } from "./order-records";

const BATCH = 100;

export type DueOrders = { readonly looked: number; readonly failed: readonly { orderId: string; error: unknown }[] };

/**
 * Looks at every order whose time has come, oldest first: expires, finalises, and takes up actions whose event was lost.
 * One order that fails does not hold up the others.
 */
export async function advanceDueOrders(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "payments" | "safe">,
): Promise<DueOrders> {
  const before = formatInstant(ports.clock.now() + 1);
  const due = await ports.book.listByOrg(orderDeadlines, DUE_ORDERS, { before, limit: BATCH });
  const failed: { orderId: string; error: unknown }[] = [];
  for (const { value } of due.items) {
    try {
      const { value: entry } = await advanceOrder(ports, value.orderId);
      if (entry.pendingActions.length > 0) await carryOutActions(ports, value.orderId);
    } catch (error) {
      failed.push({ orderId: value.orderId, error });
    }
  }
  return { looked: due.items.length, failed };
}
