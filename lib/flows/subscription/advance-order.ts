import { advanceOrder as advance } from "../../core/subscription/apply-payment-event";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { changeOrder } from "./change-order";
import { observeCoin } from "./observe-coin";
import { observePurchase } from "./observe-purchase";
import { type OrderEntry, orders } from "./order-records";
import { usableVoucherUntil } from "./voucher-term";

/**
 * What time and the chain alone bring to an order: a purchase by the investor's wallet is taken in, money becomes final,
 * and an unpaid order expires; but not while a voucher of it can still be used.
 */
export async function advanceOrder(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  orderId: string,
): Promise<Stored<OrderEntry>> {
  const before = await requireStored(ports.book, orders, orderId);
  const isUsable = (await usableVoucherUntil(ports, before.value)) !== null;
  // Looked for after the voucher's term was judged: what is not there now cannot come any more.
  if (before.value.purchase) {
    await observePurchase(ports, orderId);
    await observeCoin(ports, orderId);
  }
  if (isUsable) return requireStored(ports.book, orders, orderId);
  return changeOrder(ports, orderId, ({ order, purchase }, now) =>
    // A voucher that was handed out since then keeps the order open.
    purchase?.voucherExpiresAt === before.value.purchase?.voucherExpiresAt ? { decision: advance(order, now) } : null,
  );
}
