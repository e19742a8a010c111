import * as z from "zod";
import { idSchema } from "../ids/ids";
import { MoneyJson } from "../money/money";
import { InstantIso } from "../time/instant";

/** How an order is paid. Bank transfer and stablecoin are final when they arrive; a card can be charged back. */
export const PaymentMethod = z.enum(["bank-transfer", "card", "stablecoin"]);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Whether the payer can still take the money back, and until when. */
export const Finality = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("final") }),
  z.strictObject({ kind: z.literal("reversible"), until: InstantIso }),
]);
export type Finality = z.infer<typeof Finality>;

const common = { orderId: idSchema("order"), occurredAt: InstantIso, evidence: z.string().min(1).max(300) };

/**
 * A fact about the money of one order, told by a payment provider or by the chain. Each may come twice, late or out of
 * order; `transferId`, `reversalId` and `providerRefundId` name the movement itself, so that it counts once.
 */
export const PaymentEvent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("funds-received"),
    ...common,
    transferId: z.string().min(1).max(200),
    method: PaymentMethod,
    amount: MoneyJson,
    finality: Finality,
  }),
  /** A chargeback or a recalled transfer took (part of) a receipt back. */
  z.strictObject({
    kind: z.literal("funds-reversed"),
    ...common,
    reversalId: z.string().min(1).max(200),
    transferId: z.string().min(1).max(200),
    amount: MoneyJson,
  }),
  /** The provider has given up on this payment. A declined attempt that may be repeated is not this. */
  z.strictObject({ kind: z.literal("payment-failed"), ...common, reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal("payment-expired"), ...common }),
  z.strictObject({ kind: z.literal("payment-cancelled"), ...common }),
  z.strictObject({
    kind: z.literal("refund-settled"),
    ...common,
    refundId: z.string().min(1).max(200),
    providerRefundId: z.string().min(1).max(200),
    amount: MoneyJson,
  }),
  z.strictObject({
    kind: z.literal("refund-failed"),
    ...common,
    refundId: z.string().min(1).max(200),
    providerRefundId: z.string().min(1).max(200),
    reason: z.string().max(500),
  }),
]);
export type PaymentEvent = z.infer<typeof PaymentEvent>;
