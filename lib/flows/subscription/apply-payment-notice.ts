import { type HeliographError, isHeliographError } from "../../core/errors/heliograph-error";
import { applyPaymentEvent } from "../../core/subscription/apply-payment-event";
import { put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { changeOrder } from "./change-order";
import { paymentNotices } from "./payment-notice-records";

/**
 * Takes a recorded notice into its order. The order itself knows what it has taken in already, so that a notice may come
 * twice. One that does not fit its order is kept as refused with the reason, for a person to look into.
 */
export async function applyPaymentNotice(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  eventId: string,
): Promise<void> {
  const { value: notice, version } = await requireStored(ports.book, paymentNotices, eventId);
  const { content } = notice;
  if (notice.state !== "received" || content.kind !== "order") return;
  const { event } = content;
  const refusal = await changeOrder(ports, event.orderId, (entry, now) => ({
    decision: applyPaymentEvent(entry.order, event, now),
  })).then(() => null, refusalOf);
  const judged = { ...notice, state: refusal === null ? ("applied" as const) : ("refused" as const), refusal };
  // Refused only where another delivery has judged it, in the same way.
  await ports.book.commit([put(paymentNotices, judged, version)]);
}

/** What repeating would not mend; anything else is thrown on and tried again. */
function refusalOf(error: unknown): string {
  if (isHeliographError(error) && !isPassing(error)) return `${error.code}: ${error.message}`;
  throw error;
}

function isPassing(error: HeliographError): boolean {
  return error.kind === "unavailable" || error.code === "STATE_CHANGED";
}
