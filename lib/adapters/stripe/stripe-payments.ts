import type Stripe from "stripe";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Money } from "../../core/money/money";
import { DAY_MS, HOUR_MS, type Instant } from "../../core/time/instant";
import type { Clock } from "../../flows/ports/clock";
import type {
  Checkout,
  CheckoutInput,
  Payment,
  PaymentNotice,
  PaymentProvider,
  PaymentState,
  PaymentsMode,
  Payout,
  PayoutCharge,
  RefundInput,
  RefundReceipt,
  SessionChargeInput,
} from "../../flows/ports/payments";
import { bankTransferOf, collectTransfer, customerId, transferDetails } from "./bank-transfer";
import { refundOrder } from "./order-refund";
import { fromStripeAmount, toStripeAmount } from "./stripe-amount";
import { payoutCharges } from "./stripe-payouts";
import { readNotice } from "./webhook-notice";
import { verifyWebhook } from "./webhook-verification";

/** What Stripe allows for the life of a checkout page. */
const SHORTEST_PAGE_MS = 31 * 60_000;
const LONGEST_PAGE_MS = DAY_MS - HOUR_MS;

export type StripePaymentsOptions = {
  readonly mode: PaymentsMode;
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  readonly clock: Clock;
};

/**
 * Payments of orders and of charging sessions through Stripe. Each order has a customer of its own, so that all money
 * that a bank transfer brings, whenever and however much, is known to be this order's. `paymentId` is the Checkout
 * Session's id.
 */
export class StripePayments implements PaymentProvider {
  readonly mode: PaymentsMode;
  readonly #stripe: Stripe;
  readonly #webhookSecret: string;
  readonly #clock: Clock;

  constructor(options: StripePaymentsOptions) {
    this.mode = options.mode;
    this.#stripe = options.stripe;
    this.#webhookSecret = options.webhookSecret;
    this.#clock = options.clock;
  }

  async createCheckout(input: CheckoutInput): Promise<Checkout> {
    const { amount, currency } = toStripeAmount(input.amount);
    const metadata = {
      order_id: input.orderId,
      order_expires_at: String(Math.floor(input.expiresAt / 1_000)),
    };
    const customer = await this.#stripe.customers.create(
      { email: input.customer.email, name: input.customer.name, metadata: { order_id: input.orderId } },
      { idempotencyKey: `${input.idempotencyKey}_customer` },
    );
    const session = await this.#stripe.checkout.sessions.create(
      {
        mode: "payment",
        customer: customer.id,
        client_reference_id: input.orderId,
        line_items: [
          { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: input.description } } },
        ],
        ...methodParameters(input),
        payment_intent_data: { metadata },
        metadata,
        success_url: input.successUrl,
        cancel_url: input.cancelUrl,
        expires_at: Math.floor(this.#pageExpiry(input.expiresAt) / 1_000),
      },
      { idempotencyKey: input.idempotencyKey },
    );
    if (session.url === null) throw new Error(`Stripe gave no page for ${session.id}`);
    const transferTo = input.method === "bank-transfer" ? await transferDetails(this.#stripe, customer.id, input) : [];
    return { paymentId: session.id, url: session.url, transferTo };
  }

  async collect(paymentId: string, due: Money): Promise<void> {
    await collectTransfer(this.#stripe, await this.#session(paymentId), due);
  }

  async getPayment(paymentId: string): Promise<Payment> {
    const session = await this.#session(paymentId);
    const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
    const currency = session.currency ?? "";
    const isTransfer = session.payment_method_types.includes("customer_balance");
    const received = isTransfer ? await this.#fundedBy(customerId(session), currency) : (intent?.amount_received ?? 0);
    return {
      paymentId,
      orderId: session.client_reference_id ?? "",
      state: stateOf(session, intent),
      due: fromStripeAmount(session.amount_total ?? 0, currency),
      received: fromStripeAmount(received, currency),
      url: session.url,
    };
  }

  async cancelPayment(paymentId: string): Promise<void> {
    const session = await this.#session(paymentId);
    const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
    if (session.status === "open") {
      await this.#stripe.checkout.sessions.expire(paymentId);
    } else if (intent && intent.status !== "succeeded" && intent.status !== "canceled") {
      await this.#stripe.paymentIntents.cancel(intent.id, { cancellation_reason: "abandoned" });
    }
  }

  async refund(input: RefundInput): Promise<RefundReceipt> {
    return refundOrder(this.#stripe, await this.#session(input.paymentId), input);
  }

  async chargeSession(input: SessionChargeInput): Promise<{ readonly chargeId: string }> {
    const intent = await this.#stripe.paymentIntents.create(
      {
        ...toStripeAmount(input.amount),
        confirm: true,
        payment_method: input.cardToken,
        allowed_payment_method_types: ["card"],
        description: `Charging session ${input.sessionId}`,
        metadata: {
          session_id: input.sessionId,
          station_id: input.stationId,
          charged_at: String(Math.floor(input.chargedAt / 1_000)),
        },
      },
      { idempotencyKey: input.idempotencyKey },
    );
    const charge = intent.latest_charge;
    if (intent.status !== "succeeded" || charge === null) {
      throw new HeliographError({
        code: "SESSION_CHARGE_INCOMPLETE",
        kind: "conflict",
        message: `The payment of charging session ${input.sessionId} is ${intent.status}.`,
        remedy: "Ask the driver for another card.",
        data: { sessionId: input.sessionId, status: intent.status },
      });
    }
    return { chargeId: typeof charge === "string" ? charge : charge.id };
  }

  async listPayouts(range: { readonly from: Instant; readonly before: Instant }): Promise<readonly Payout[]> {
    const arrival = { gte: Math.ceil(range.from / 1_000), lt: Math.ceil(range.before / 1_000) };
    const payouts: Payout[] = [];
    for await (const payout of this.#stripe.payouts.list({ arrival_date: arrival, limit: 100 })) {
      payouts.push({
        payoutId: payout.id,
        amount: fromStripeAmount(payout.amount, payout.currency),
        arrivedAt: payout.arrival_date * 1_000,
        state:
          payout.status === "paid"
            ? "paid"
            : payout.status === "pending" || payout.status === "in_transit"
              ? "pending"
              : "failed",
      });
    }
    return payouts.sort((a, b) => a.arrivedAt - b.arrivedAt || (a.payoutId < b.payoutId ? -1 : 1));
  }

  listPayoutCharges(payoutId: string): Promise<readonly PayoutCharge[]> {
    return payoutCharges(this.#stripe, payoutId);
  }

  async parseWebhook(rawBody: string, signature: string, now: Instant): Promise<PaymentNotice> {
    const options = { secret: this.#webhookSecret, isLive: this.mode === "live", now };
    const event = await verifyWebhook(this.#stripe, rawBody, signature, options);
    return readNotice(this.#stripe, event, rawBody);
  }

  async #session(paymentId: string): Promise<Stripe.Checkout.Session> {
    try {
      return await this.#stripe.checkout.sessions.retrieve(paymentId, { expand: ["payment_intent"] });
    } catch (cause) {
      const isMissing = cause instanceof Error && "code" in cause && cause.code === "resource_missing";
      if (!isMissing) throw cause;
      throw new HeliographError({
        code: "PAYMENT_NOT_FOUND",
        kind: "not-found",
        message: `Stripe knows no payment ${paymentId}.`,
        remedy: "Check that the payment belongs to this mode and account.",
        data: { paymentId, mode: this.mode },
        cause,
      });
    }
  }

  async #fundedBy(customer: string, currency: string): Promise<number> {
    let received = 0;
    for await (const transaction of this.#stripe.customers.listCashBalanceTransactions(customer, { limit: 100 })) {
      if (transaction.type === "funded" && transaction.currency === currency) received += transaction.net_amount;
    }
    return received;
  }

  #pageExpiry(orderExpiresAt: Instant): Instant {
    const now = this.#clock.now();
    return Math.max(Math.min(orderExpiresAt, now + LONGEST_PAGE_MS), now + SHORTEST_PAGE_MS);
  }
}

function methodParameters(input: CheckoutInput): Partial<Stripe.Checkout.SessionCreateParams> {
  if (input.method === "card") return { allowed_payment_method_types: ["card"] };
  return {
    allowed_payment_method_types: ["customer_balance"],
    payment_method_options: {
      customer_balance: {
        funding_type: "bank_transfer",
        bank_transfer: bankTransferOf({ currency: input.amount.currency, country: input.customer.country }),
      },
    },
  };
}

function stateOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): PaymentState {
  if (session.status === "open") return "open";
  if (session.status === "expired" || !intent) return "expired";
  if (intent.status === "succeeded") return "succeeded";
  if (intent.status === "canceled") return intent.cancellation_reason === "automatic" ? "failed" : "cancelled";
  return intent.status === "requires_payment_method" ? "failed" : "processing";
}
