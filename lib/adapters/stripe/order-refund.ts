import type Stripe from "stripe";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { RefundInput, RefundReceipt } from "../../flows/ports/payments";
import { customerId } from "./bank-transfer";
import { toStripeAmount } from "./stripe-amount";

type Known = { readonly covered: number; readonly ids: readonly string[] };

/**
 * Gives money of an order back: first what no payment has taken (too much, too late, too little), then out of the
 * payment. What stands under the same `refundId` already is counted, so that a repetition never pays twice.
 * @throws HeliographError REFUND_NOT_COVERED
 */
export async function refundOrder(
  stripe: Stripe,
  session: Stripe.Checkout.Session,
  input: RefundInput,
): Promise<RefundReceipt> {
  const { amount, currency } = toStripeAmount(input.amount);
  const customer = customerId(session);
  const own = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const isTransfer = session.payment_method_types.includes("customer_balance");
  const intent = isTransfer && own?.status !== "succeeded" ? await paidIntent(stripe, customer) : own;
  const known = await knownParts(stripe, session, input.refundId);
  const missing = amount - known.covered;
  if (missing <= 0) return { providerRefundIds: known.ids };

  const unapplied = isTransfer ? await unappliedCash(stripe, customer, currency) : 0;
  const fromCash = Math.min(unapplied, missing);
  const fromPayment = missing - fromCash;
  const refundable =
    intent?.status === "succeeded" ? intent.amount_received - (await refundedOf(stripe, intent.id)) : 0;
  if (fromPayment > refundable) {
    throw new HeliographError({
      code: "REFUND_NOT_COVERED",
      kind: "conflict",
      message: "The payment does not hold enough to refund this.",
      remedy: "Compare the order with the provider's record; nothing was refunded.",
      data: { refundId: input.refundId, missing, unapplied, refundable },
    });
  }
  const metadata = { order_id: session.client_reference_id ?? "", refund_id: input.refundId };
  const ids = [...known.ids];
  if (fromCash > 0) {
    const refund = await stripe.refunds.create(
      { origin: "customer_balance", customer, currency, amount: fromCash, metadata },
      { idempotencyKey: `${input.refundId}_cash_${fromCash}` },
    );
    ids.push(refund.id);
  }
  if (fromPayment > 0 && intent) {
    const refund = await stripe.refunds.create(
      { payment_intent: intent.id, amount: fromPayment, metadata },
      { idempotencyKey: `${input.refundId}_payment_${fromPayment}` },
    );
    ids.push(refund.id);
  }
  return { providerRefundIds: ids };
}

/** Stripe lists refunds of cash by their time only; refunds are rare, and none of ours is older than its session. */
async function knownParts(stripe: Stripe, session: Stripe.Checkout.Session, refundId: string): Promise<Known> {
  const ours: Stripe.Refund[] = [];
  for await (const refund of stripe.refunds.list({ created: { gte: session.created }, limit: 100 })) {
    if (refund.metadata?.refund_id === refundId) ours.push(refund);
  }
  return { covered: ours.reduce((sum, refund) => sum + refund.amount, 0), ids: ours.map((refund) => refund.id) };
}

/** The payment that took what had arrived after the page was closed. */
async function paidIntent(stripe: Stripe, customer: string): Promise<Stripe.PaymentIntent | null> {
  const { data } = await stripe.paymentIntents.list({ customer, limit: 100 });
  return data.find(({ status }) => status === "succeeded") ?? null;
}

async function unappliedCash(stripe: Stripe, customer: string, currency: string): Promise<number> {
  const balance = await stripe.customers.retrieveCashBalance(customer);
  return balance.available?.[currency] ?? 0;
}

async function refundedOf(stripe: Stripe, intentId: string): Promise<number> {
  let refunded = 0;
  for await (const refund of stripe.refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (refund.status !== "failed" && refund.status !== "canceled") refunded += refund.amount;
  }
  return refunded;
}
