import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSelf } from "../../core/identity/authorise";
import { cancelOrder as cancel } from "../../core/subscription/place-order";
import { formatInstant } from "../../core/time/instant";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { advanceOrder } from "./advance-order";
import { changeOrder } from "./change-order";
import { type OrderEntry, orders } from "./order-records";
import { usableVoucherUntil } from "./voucher-term";

/**
 * The investor withdraws; the tokens are free again and what was paid goes back. Not once tokens are on their way, and not
 * while the wallet could still buy with a voucher.
 * @throws HeliographError VOUCHER_OUTSTANDING, ORDER_TRANSITION_INVALID
 */
export async function cancelOrder(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  actor: Actor | null,
  orderId: string,
): Promise<Stored<OrderEntry>> {
  const { value } = await requireStored(ports.book, orders, orderId);
  requireSelf(actor, value.order.investorId);
  const { value: entry } = await advanceOrder(ports, orderId);
  const until = await usableVoucherUntil(ports, entry);
  if (until !== null) throw outstanding(orderId, formatInstant(until));
  return changeOrder(ports, orderId, ({ order, purchase }, now) => {
    if (purchase && purchase.voucherExpiresAt !== entry.purchase?.voucherExpiresAt) {
      throw outstanding(orderId, purchase.voucherExpiresAt);
    }
    return { decision: cancel(order, now) };
  });
}

function outstanding(orderId: string, until: string): HeliographError {
  return new HeliographError({
    code: "VOUCHER_OUTSTANDING",
    kind: "conflict",
    message: "Your wallet was given the right to buy and could still use it.",
    remedy: `Cancel after ${until}, or buy with it. Nothing was changed.`,
    data: { orderId, until },
  });
}
