import type { Money } from "../../core/money/money";
import type { PaymentEvent } from "../../core/subscription/payment-event";
import type { Instant } from "../../core/time/instant";

/** `simulated` is our own Stripe-compatible server, `test` and `live` are Stripe's. Chosen once, never changed by itself. */
export type PaymentsMode = "simulated" | "test" | "live";

/** What a provider can collect by a checkout page; stablecoins are paid on chain. */
export type CheckoutMethod = "bank-transfer" | "card";

export type CheckoutInput = {
  readonly orderId: string;
  readonly amount: Money;
  readonly method: CheckoutMethod;
  /** Who pays. `country` (ISO 3166-1 alpha-2) chooses the bank details of a euro transfer. */
  readonly customer: { readonly email: string; readonly name: string; readonly country: string };
  /** One line that the payer sees. */
  readonly description: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** When the order expires; the page closes no later than this, nor later than the provider allows. */
  readonly expiresAt: Instant;
  readonly idempotencyKey: string;
};

/** A line of the bank details that a payer needs, by the name that banks use for it. */
export type TransferDetail = {
  readonly name: "account-holder" | "iban" | "bic" | "bank" | "account-number" | "routing-number";
  readonly value: string;
};

export type Checkout = {
  readonly paymentId: string;
  readonly url: string;
  /** Where a bank transfer goes, also after the page has closed: an account of this order alone. Empty for a card. */
  readonly transferTo: readonly TransferDetail[];
};

export type PaymentState = "open" | "processing" | "succeeded" | "failed" | "expired" | "cancelled";

export type Payment = {
  readonly paymentId: string;
  readonly orderId: string;
  readonly state: PaymentState;
  readonly due: Money;
  /** All that has come in for it so far, also what is more than due. */
  readonly received: Money;
  readonly url: string | null;
};

export type RefundInput = {
  /** The order's own name of the refund; a second call with the same id finds the first one's result. */
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: Money;
};

export type RefundReceipt = { readonly providerRefundIds: readonly string[] };

/** One charging session paid by card at the charger. */
export type SessionChargeInput = {
  readonly sessionId: string;
  readonly stationId: string;
  readonly amount: Money;
  /** The provider's token of the card that was presented. */
  readonly cardToken: string;
  /** End of the session. */
  readonly chargedAt: Instant;
  readonly idempotencyKey: string;
};

export type Payout = {
  readonly payoutId: string;
  readonly amount: Money;
  /** Credited to the bank account at. */
  readonly arrivedAt: Instant;
  readonly state: "pending" | "paid" | "failed";
};

/** One line of a payout. gross - fee = net, exactly; the nets of a payout add up to its amount. */
export type PayoutCharge = {
  readonly lineId: string;
  readonly kind: "charge" | "refund" | "other";
  readonly chargeId: string | null;
  readonly sessionId: string | null;
  readonly stationId: string | null;
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
  readonly occurredAt: Instant;
};

/** A verified webhook in our own terms. `raw` is the body exactly as it came, for the record. */
export type PaymentNotice = { readonly eventId: string; readonly raw: string; readonly livemode: boolean } & (
  | { readonly kind: "order"; readonly event: PaymentEvent }
  | { readonly kind: "payout-paid"; readonly payoutId: string }
  /** Genuine, but nothing that we act on. */
  | { readonly kind: "noted"; readonly type: string }
);

export interface PaymentProvider {
  readonly mode: PaymentsMode;
  createCheckout(input: CheckoutInput): Promise<Checkout>;
  /** @throws HeliographError PAYMENT_NOT_FOUND */
  getPayment(paymentId: string): Promise<Payment>;
  /** Takes no more money for it. What comes in all the same is told as received and must be refunded. Repeatable. */
  cancelPayment(paymentId: string): Promise<void>;
  /**
   * Makes money that came in by transfer ours, where it arrived after the page had closed and no payment has taken it.
   * Repeatable; does nothing for a card.
   */
  collect(paymentId: string, amount: Money): Promise<void>;
  /** @throws HeliographError REFUND_NOT_COVERED when less than the amount is there to give back */
  refund(input: RefundInput): Promise<RefundReceipt>;
  chargeSession(input: SessionChargeInput): Promise<{ readonly chargeId: string }>;
  /** Payouts that arrive in [from, before), oldest first. */
  listPayouts(range: { readonly from: Instant; readonly before: Instant }): Promise<readonly Payout[]>;
  listPayoutCharges(payoutId: string): Promise<readonly PayoutCharge[]>;
  /**
   * Checks signature, age (also that it is not from the future) and livemode, and reads the event.
   * @throws HeliographError WEBHOOK_SIGNATURE_INVALID, WEBHOOK_TIMESTAMP_INVALID, WEBHOOK_LIVEMODE_MISMATCH
   */
  parseWebhook(rawBody: string, signature: string, now: Instant): Promise<PaymentNotice>;
}
