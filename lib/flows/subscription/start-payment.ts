import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSelf } from "../../core/identity/authorise";
import { fromJson } from "../../core/money/money";
import type { Order } from "../../core/subscription/order";
import { awaitPayment } from "../../core/subscription/place-order";
import { formatInstant, HOUR_MS, parseInstant } from "../../core/time/instant";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { advanceOrder } from "./advance-order";
import { changeOrder } from "./change-order";
import { type OrderEntry, orders } from "./order-records";

/**
 * A payment page is open for less than a day. A bank transfer has until the order's own deadline: the order keeps the bank
 * details, and the page's end is not its end.
 */
const PAGE_TERM_MS = 22 * HOUR_MS;

/**
 * Opens the page where the order is paid by bank transfer or card, or finds the one that is open. The page's closing time
 * is written before it is asked for, so that a repeat after a crash asks for the very same page.
 * @throws HeliographError ORDER_NOT_PAYABLE
 */
export async function startPayment(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "payments">,
  actor: Actor | null,
  input: { orderId: string; returnUrl: string },
): Promise<Stored<OrderEntry>> {
  const { value } = await requireStored(ports.book, orders, input.orderId);
  requireSelf(actor, value.order.investorId);
  const stored = await advanceOrder(ports, input.orderId);
  const { order } = stored.value;
  if (order.checkoutUrl !== null && order.state !== "committed") return stored;
  const { method } = order;
  if (order.state !== "committed" || method === "stablecoin") throw notPayable(order);

  const { value: entry } = await changeOrder(ports, input.orderId, ({ checkout, order: current }, now) => {
    if (checkout) return null;
    const expiresAt = current.expiresAt === null ? now : parseInstant(current.expiresAt);
    return { checkout: { closesAt: formatInstant(Math.min(expiresAt, now + PAGE_TERM_MS)), transferTo: [] } };
  });
  if (!entry.checkout) throw notPayable(order);
  const checkout = await ports.payments.createCheckout({
    ...{ orderId: order.id, amount: fromJson(order.due), method, description: entry.title },
    customer: { email: entry.email, name: entry.email, country: entry.country ?? "US" },
    ...{ successUrl: input.returnUrl, cancelUrl: input.returnUrl },
    expiresAt: parseInstant(entry.checkout.closesAt),
    idempotencyKey: `checkout_${order.id}`,
  });
  const payment = { paymentId: checkout.paymentId, checkoutUrl: checkout.url };
  const { closesAt } = entry.checkout;
  return changeOrder(ports, input.orderId, ({ order: current }, now) => ({
    decision: awaitPayment(current, payment, now),
    checkout: { closesAt, transferTo: [...checkout.transferTo] },
  }));
}

function notPayable(order: Order): HeliographError {
  return new HeliographError({
    code: "ORDER_NOT_PAYABLE",
    kind: "conflict",
    message: `An order by ${order.method} that is ${order.state} is not paid on a payment page.`,
    remedy: "Read the order again: it says what happens next.",
    data: { orderId: order.id, state: order.state, method: order.method },
  });
}
