import type Stripe from "stripe";
import * as z from "zod";
import { toJson } from "../../core/money/money";
import { PaymentEvent } from "../../core/subscription/payment-event";
import { DAY_MS, formatInstant } from "../../core/time/instant";
import type { PaymentNotice } from "../../flows/ports/payments";
import { fromStripeAmount } from "./stripe-amount";

/** Card schemes take a payment back for up to 120 days after it was made. */
const CARD_REVERSAL_WINDOW_MS = 120 * DAY_MS;

/** The fields of Stripe's payloads that are used; the rest is kept in `raw` only. */
const Id = z.string().min(1);
const Metadata = z.record(z.string(), z.string()).nullable();
const SessionData = z.object({
  payment_status: z.string(),
  payment_intent: Id.nullable(),
  payment_method_types: z.array(z.string()),
  client_reference_id: Id.nullable(),
});
const CashData = z.object({ id: Id, type: z.string(), customer: Id, currency: z.string(), net_amount: z.int() });
const IntentData = z.object({ id: Id, metadata: Metadata, cancellation_reason: z.string().nullable() });
const DisputeData = z.object({
  id: Id,
  charge: Id,
  payment_intent: Id.nullable(),
  amount: z.int(),
  currency: z.string(),
});
const RefundData = z.object({
  id: Id,
  metadata: Metadata,
  status: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
  failure_reason: z.string().optional(),
});

type Fact = z.input<typeof PaymentEvent> | null;

/** Reads a genuine event in our own terms, fetching what its payload only names. */
export async function readNotice(stripe: Stripe, event: Stripe.Event, raw: string): Promise<PaymentNotice> {
  const base = { eventId: event.id, raw, livemode: event.livemode };
  if (event.type === "payout.paid") return { ...base, kind: "payout-paid", payoutId: event.data.object.id };
  const fact = await readFact(stripe, event);
  return fact === null
    ? { ...base, kind: "noted", type: event.type }
    : { ...base, kind: "order", event: PaymentEvent.parse(fact) };
}

async function readFact(stripe: Stripe, event: Stripe.Event): Promise<Fact> {
  const { object } = event.data;
  const common = { occurredAt: formatInstant(event.created * 1_000), evidence: event.id };
  switch (event.type) {
    case "checkout.session.completed":
      return readCardPayment(stripe, SessionData.parse(object), event.id);
    case "checkout.session.async_payment_failed":
      return endOf(SessionData.parse(object).client_reference_id, "payment-failed", common, "The payment failed.");
    case "checkout.session.expired":
      return endOf(SessionData.parse(object).client_reference_id, "payment-expired", common);
    case "payment_intent.canceled":
      return readCancellation(IntentData.parse(object), common);
    case "customer_cash_balance_transaction.created":
      return readTransfer(stripe, CashData.parse(object), common);
    case "charge.dispute.funds_withdrawn":
      return readDispute(stripe, DisputeData.parse(object), common);
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return readRefund(RefundData.parse(object), common);
    default:
      return null;
  }
}

type Common = { readonly occurredAt: string; readonly evidence: string };

async function readCardPayment(stripe: Stripe, session: z.infer<typeof SessionData>, evidence: string): Promise<Fact> {
  const isPaidCard = session.payment_status === "paid" && session.payment_method_types.includes("card");
  if (!isPaidCard || session.payment_intent === null || session.client_reference_id === null) return null;
  const intent = await stripe.paymentIntents.retrieve(session.payment_intent, { expand: ["latest_charge"] });
  const charge = intent.latest_charge;
  if (charge === null || typeof charge === "string") return null;
  const chargedAt = charge.created * 1_000;
  return {
    kind: "funds-received",
    orderId: session.client_reference_id,
    occurredAt: formatInstant(chargedAt),
    evidence,
    transferId: charge.id,
    method: "card",
    amount: toJson(fromStripeAmount(intent.amount_received, intent.currency)),
    finality: { kind: "reversible", until: formatInstant(chargedAt + CARD_REVERSAL_WINDOW_MS) },
  };
}

async function readTransfer(stripe: Stripe, cash: z.infer<typeof CashData>, common: Common): Promise<Fact> {
  if (cash.type !== "funded") return null;
  const customer = await stripe.customers.retrieve(cash.customer);
  const orderId = customer.deleted ? undefined : customer.metadata.order_id;
  if (orderId === undefined) return null;
  return {
    kind: "funds-received",
    orderId,
    ...common,
    transferId: cash.id,
    method: "bank-transfer",
    amount: toJson(fromStripeAmount(cash.net_amount, cash.currency)),
    finality: { kind: "final" },
  };
}

/** `automatic`: Stripe gave up. Our own cancellations come back here too; the order has ended by then. */
function readCancellation(intent: z.infer<typeof IntentData>, common: Common): Fact {
  const orderId = intent.metadata?.order_id ?? null;
  switch (intent.cancellation_reason) {
    case "automatic":
    case "fraudulent":
      return endOf(orderId, "payment-failed", common, `Stripe ended the payment: ${intent.cancellation_reason}.`);
    case "expired":
      return endOf(orderId, "payment-expired", common);
    default:
      return endOf(orderId, "payment-cancelled", common);
  }
}

async function readDispute(stripe: Stripe, dispute: z.infer<typeof DisputeData>, common: Common): Promise<Fact> {
  if (dispute.payment_intent === null) return null;
  const intent = await stripe.paymentIntents.retrieve(dispute.payment_intent);
  const orderId = intent.metadata.order_id;
  if (orderId === undefined) return null;
  const amount = toJson(fromStripeAmount(dispute.amount, dispute.currency));
  return { kind: "funds-reversed", orderId, ...common, reversalId: dispute.id, transferId: dispute.charge, amount };
}

function readRefund(refund: z.infer<typeof RefundData>, common: Common): Fact {
  const orderId = refund.metadata?.order_id;
  const refundId = refund.metadata?.refund_id;
  if (orderId === undefined || refundId === undefined) return null;
  const named = { orderId, ...common, refundId, providerRefundId: refund.id };
  if (refund.status === "succeeded") {
    return { kind: "refund-settled", ...named, amount: toJson(fromStripeAmount(refund.amount, refund.currency)) };
  }
  if (refund.status === "failed" || refund.status === "canceled") {
    return { kind: "refund-failed", ...named, reason: refund.failure_reason ?? refund.status };
  }
  return null;
}

function endOf(
  orderId: string | null,
  kind: "payment-failed" | "payment-expired" | "payment-cancelled",
  common: Common,
  reason = "",
): Fact {
  if (orderId === null) return null;
  return kind === "payment-failed" ? { kind, orderId, ...common, reason } : { kind, orderId, ...common };
}
