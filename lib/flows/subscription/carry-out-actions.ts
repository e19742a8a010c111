import { isHeliographError } from "../../core/errors/heliograph-error";
import { fromJson } from "../../core/money/money";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { changeOrder } from "./change-order";
import { deliverTokens } from "./deliver-tokens";
import { actionKey, type OrderEntry, orders, type PendingAction } from "./order-records";
import { proposeCoinRefund } from "./propose-coin-refund";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "payments" | "safe">;

/** Refusals of the payment provider that repeating does not mend: a person must compare the records. */
const REFUNDS_FOR_A_PERSON: readonly string[] = ["REFUND_NOT_COVERED", "PAYMENT_NOT_FOUND"];

/**
 * Does what an order has decided: deliver, refund, call a payment off. Each action stands in the order before it is done
 * and leaves it after; in between it is repeated under the same key, so that a crash neither loses nor doubles it.
 */
export async function carryOutActions(ports: Needs, orderId: string): Promise<void> {
  const { value: entry } = await requireStored(ports.book, orders, orderId);
  for (const action of entry.pendingActions) await carryOut(ports, entry, action);
}

async function carryOut(ports: Needs, entry: OrderEntry, action: PendingAction): Promise<void> {
  switch (action.kind) {
    case "deliver":
      return deliverTokens(ports, entry, action);
    case "refund":
      return refund(ports, entry, action);
    case "cancel-payment":
      await ports.payments.cancelPayment(action.paymentId);
      await changeOrder(ports, entry.id, () => ({ done: actionKey(action) }));
      return;
    default:
      return action satisfies never;
  }
}

/** This only asks for it: the provider's own notice, or the Safe's transaction, tells when the money has gone back. */
async function refund(
  ports: Needs,
  entry: OrderEntry,
  action: Extract<PendingAction, { kind: "refund" }>,
): Promise<void> {
  const done = actionKey(action);
  if (action.paymentId === null) {
    await proposeCoinRefund(ports, entry, action);
    await changeOrder(ports, entry.id, () => ({ done }));
    return;
  }
  try {
    const { refundId, paymentId } = action;
    await ports.payments.refund({ refundId, paymentId, amount: fromJson(action.amount) });
  } catch (error) {
    if (!isHeliographError(error) || !REFUNDS_FOR_A_PERSON.includes(error.code)) throw error;
    const review = `Refund ${action.refundId} was refused: ${error.code}.`;
    await changeOrder(ports, entry.id, () => ({ done, review }));
    return;
  }
  await changeOrder(ports, entry.id, () => ({ done }));
}
