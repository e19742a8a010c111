import { formatInstant } from "../../core/time/instant";
import { newEvent } from "../new-event";
import { publish, put } from "../ports/book";
import type { PaymentNotice } from "../ports/payments";
import type { Ports } from "../ports/ports";
import { type PaymentNoticeRecord, paymentNotices } from "./payment-notice-records";

/** What the provider tells us concerns the product as a whole until it is matched with an order. */
const PLATFORM = "platform";

/**
 * Takes a webhook in: checks that it is genuine, keeps its bytes, records it under the provider's event id, and answers.
 * What it says is acted on by the event that stands with the record; the same notice again changes nothing.
 * @throws HeliographError WEBHOOK_SIGNATURE_INVALID, WEBHOOK_TIMESTAMP_INVALID, WEBHOOK_LIVEMODE_MISMATCH
 */
export async function receivePaymentNotice(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "payments">,
  input: { readonly rawBody: string; readonly signature: string },
): Promise<{ readonly eventId: string; readonly isNew: boolean }> {
  const now = ports.clock.now();
  const notice = await ports.payments.parseWebhook(input.rawBody, input.signature, now);
  const rawHash = await ports.storage.put(new TextEncoder().encode(notice.raw), "application/json");
  const record: PaymentNoticeRecord = {
    eventId: notice.eventId,
    rawHash,
    livemode: notice.livemode,
    receivedAt: formatInstant(now),
    content: contentOf(notice),
    state: notice.kind === "order" ? "received" : "applied",
    refusal: null,
  };
  const event = eventOf(ports, notice);
  const outcome = await ports.book.commit([put(paymentNotices, record, 0), ...(event ? [publish(event)] : [])]);
  return { eventId: notice.eventId, isNew: outcome.ok };
}

function contentOf(notice: PaymentNotice): PaymentNoticeRecord["content"] {
  switch (notice.kind) {
    case "order":
      return { kind: "order", event: notice.event };
    case "payout-paid":
      return { kind: "payout-paid", payoutId: notice.payoutId };
    case "noted":
      return { kind: "noted", type: notice.type };
    default:
      return notice satisfies never;
  }
}

function eventOf(ports: Pick<Ports, "clock" | "ids" | "stage">, notice: PaymentNotice) {
  const { eventId } = notice;
  if (notice.kind === "order") {
    return newEvent(ports, "payment.noticed.v1", PLATFORM, { eventId, orderId: notice.event.orderId });
  }
  if (notice.kind === "payout-paid") {
    return newEvent(ports, "payout.paid.v1", PLATFORM, { eventId, payoutId: notice.payoutId });
  }
  return null;
}
