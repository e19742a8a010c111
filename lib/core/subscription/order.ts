import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { idSchema } from "../ids/ids";
import { MoneyJson } from "../money/money";
import { formatInstant, type Instant, InstantIso } from "../time/instant";
import { EligibilityRefusal } from "./eligibility";
import { Finality, PaymentMethod } from "./payment-event";

/**
 * The lifecycle of an order, whole. Tokens are reserved from `committed` until `delivered` or one of the closed states;
 * they leave only through `delivering`, which is entered only with final funds.
 */
export const ORDER_TRANSITIONS = {
  draft: ["eligible", "not-eligible", "cancelled"],
  "not-eligible": ["eligible", "cancelled"],
  eligible: ["committed", "over-subscribed", "not-eligible", "cancelled"],
  "over-subscribed": [],
  committed: ["awaiting-payment", "under-paid", "paid", "over-paid", "failed", "expired", "cancelled"],
  "awaiting-payment": ["under-paid", "paid", "over-paid", "failed", "expired", "cancelled"],
  "under-paid": ["awaiting-payment", "paid", "over-paid", "failed", "expired", "cancelled"],
  paid: ["over-paid", "delivering", "failed", "cancelled"],
  "over-paid": ["delivering", "failed", "cancelled"],
  delivering: ["delivered", "failed"],
  delivered: [],
  failed: ["late-paid", "refunded"],
  expired: ["late-paid", "refunded"],
  cancelled: ["late-paid", "refunded"],
  "late-paid": ["refunded"],
  refunded: ["late-paid"],
} as const satisfies Record<string, readonly string[]>;

export type OrderState = keyof typeof ORDER_TRANSITIONS;
export const OrderState = z.enum(Object.keys(ORDER_TRANSITIONS) as [OrderState, ...OrderState[]]);

/** Tokens are set aside for the order. */
export const RESERVING_STATES: readonly OrderState[] = [
  "committed",
  "awaiting-payment",
  "under-paid",
  "paid",
  "over-paid",
  "delivering",
];

/** The order has ended without delivery; money that stands or comes in goes back. */
export const CLOSED_STATES: readonly OrderState[] = ["failed", "expired", "cancelled", "late-paid", "refunded"];

const Minor = z.string().regex(/^(0|[1-9]\d{0,30})$/, "a count of minor units as text");
const Reference = z.string().min(1).max(200);

/** Money that came in, by the provider's name of the movement. */
export const Receipt = z.strictObject({
  transferId: Reference,
  amountMinor: Minor,
  receivedAt: InstantIso,
  finality: Finality,
});
export type Receipt = z.infer<typeof Receipt>;

/** Money that was taken back by the payer's bank. `coveredMinor` came out of the order's own funds. */
export const Reversal = z.strictObject({
  reversalId: Reference,
  transferId: Reference,
  amountMinor: Minor,
  coveredMinor: Minor,
  /** False while the receipt that it reverses has not been told yet. */
  applied: z.boolean(),
  evidence: z.string().max(300),
  occurredAt: InstantIso,
});
export type Reversal = z.infer<typeof Reversal>;

export const RefundReason = z.enum([
  "over-paid",
  "late-paid",
  "expired",
  "cancelled",
  "failed",
  "payment-reversed",
  "delivery-abandoned",
]);
export type RefundReason = z.infer<typeof RefundReason>;

export const Refund = z.strictObject({
  refundId: Reference,
  amountMinor: Minor,
  reason: RefundReason,
  state: z.enum(["requested", "succeeded", "failed"]),
  requestedAt: InstantIso,
  /** The refund that this one tries again; its money has left the order's funds already. */
  retryOf: Reference.nullable(),
  settlements: z.array(z.strictObject({ providerRefundId: Reference, amountMinor: Minor })).max(10),
  failures: z.array(Reference).max(10),
});
export type Refund = z.infer<typeof Refund>;

export const Order = z.strictObject({
  schema: z.literal("heliograph.order.v1"),
  id: idSchema("order"),
  /** The organisation that issues. */
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  offeringId: idSchema("offering"),
  trancheId: idSchema("tranche"),
  investorId: idSchema("user"),
  walletAddress: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .nullable(),
  livemode: z.boolean(),
  chainId: z.int().positive(),
  /** One token = one major unit of original par. */
  tokens: z.int().positive(),
  due: MoneyJson,
  method: PaymentMethod,
  state: OrderState,
  refusals: z.array(EligibilityRefusal).max(20),
  createdAt: InstantIso,
  /** Payment must have come in before this, once committed. */
  expiresAt: InstantIso.nullable(),
  paymentId: Reference.nullable(),
  checkoutUrl: z.url().nullable(),
  receipts: z.array(Receipt).max(100),
  reversals: z.array(Reversal).max(100),
  refunds: z.array(Refund).max(100),
  delivery: z
    .strictObject({
      requestedAt: InstantIso,
      transactionHash: Reference.nullable(),
      deliveredAt: InstantIso.nullable(),
    })
    .nullable(),
  /** The last states with their times, oldest first. */
  history: z.array(z.strictObject({ state: OrderState, at: InstantIso })).max(60),
});
export type Order = z.infer<typeof Order>;

export function canMove(from: OrderState, to: OrderState): boolean {
  const allowed: readonly OrderState[] = ORDER_TRANSITIONS[from];
  return allowed.includes(to);
}

/** The order in its next state; the table has the last word. @throws HeliographError ORDER_TRANSITION_INVALID */
export function moveOrder(order: Order, to: OrderState, now: Instant): Order {
  if (!canMove(order.state, to)) {
    throw new HeliographError({
      code: "ORDER_TRANSITION_INVALID",
      kind: "conflict",
      message: `An order that is ${order.state} cannot become ${to}.`,
      remedy: "Read the order again and decide on what it says now.",
      data: { orderId: order.id, from: order.state, to },
    });
  }
  return { ...order, state: to, history: [...order.history, { state: to, at: formatInstant(now) }].slice(-60) };
}
