import { HeliographError } from "@/lib/core/errors/heliograph-error";
import type { PaymentEvent } from "@/lib/core/subscription/payment-event";
import type { CheckoutInput, PaymentNotice, PaymentProvider, RefundInput } from "@/lib/flows/ports/payments";

/** A payment provider in memory. Its webhooks are notices as JSON, "signed" with the word `genuine`. */
export function fakePayments() {
  const checkouts = new Map<string, CheckoutInput & { paymentId: string }>();
  const refunds = new Map<string, RefundInput>();
  const cancelled: string[] = [];
  const collected: string[] = [];
  let isDown = false;
  const unavailable = () =>
    new HeliographError({ code: "PAYMENTS_DOWN", kind: "unavailable", message: "No answer.", remedy: "Try again." });

  const port: PaymentProvider = {
    mode: "simulated",
    async createCheckout(input) {
      if (isDown) throw unavailable();
      const known = checkouts.get(input.idempotencyKey);
      if (known && JSON.stringify(printable(known)) !== JSON.stringify(printable(input)))
        throw new Error("the same idempotency key with other parameters");
      const paymentId = known?.paymentId ?? `cs_${checkouts.size + 1}`;
      checkouts.set(input.idempotencyKey, { ...input, paymentId });
      const transferTo = input.method === "card" ? [] : [{ name: "iban" as const, value: `XX00 ${paymentId}` }];
      return { paymentId, url: `http://127.0.0.1/simulated/stripe/${paymentId}`, transferTo };
    },
    async getPayment() {
      throw new Error("not part of these tests");
    },
    async cancelPayment(paymentId) {
      if (isDown) throw unavailable();
      cancelled.push(paymentId);
    },
    async collect(paymentId) {
      if (isDown) throw unavailable();
      collected.push(paymentId);
    },
    async refund(input) {
      if (isDown) throw unavailable();
      refunds.set(input.refundId, input);
      return { providerRefundIds: [`re_${input.refundId}`] };
    },
    async chargeSession() {
      throw new Error("not part of these tests");
    },
    async listPayouts() {
      return [];
    },
    async listPayoutCharges() {
      return [];
    },
    async parseWebhook(rawBody, signature) {
      if (signature !== "genuine") {
        throw new HeliographError({
          code: "WEBHOOK_SIGNATURE_INVALID",
          kind: "unauthenticated",
          message: "Not signed by the provider.",
          remedy: "Nothing was taken in.",
        });
      }
      return { ...(JSON.parse(rawBody) as PaymentNotice), raw: rawBody };
    },
  };
  return {
    port,
    checkouts,
    refunds,
    cancelled,
    collected,
    setDown(down: boolean) {
      isDown = down;
    },
    /** The body of a webhook that tells of an event of an order. */
    body: (eventId: string, event: PaymentEvent) =>
      JSON.stringify({ eventId, raw: "", livemode: false, kind: "order", event }),
  };
}

function printable({ paymentId: _id, ...input }: CheckoutInput & { paymentId?: string }): unknown {
  return { ...input, amount: { ...input.amount, minor: input.amount.minor.toString() } };
}
