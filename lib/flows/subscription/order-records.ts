import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { CountryCode } from "../../core/identity/kyc";
import { idSchema } from "../../core/ids/ids";
import { ChainAddress } from "../../core/issuance/hex";
import { LedgerTransaction } from "../../core/ledger/ledger";
import { MoneyJson } from "../../core/money/money";
import { Order, RefundReason } from "../../core/subscription/order";
import { PaymentMethod } from "../../core/subscription/payment-event";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

const Reference = z.string().min(1).max(200);

/** What is to be done outside for an order; kept with it until it is done, and named so that it is done once. */
export const PendingAction = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("deliver"),
    orderId: idSchema("order"),
    trancheId: idSchema("tranche"),
    tokens: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal("refund"),
    orderId: idSchema("order"),
    refundId: Reference,
    method: PaymentMethod,
    paymentId: Reference.nullable(),
    amount: MoneyJson,
    reason: RefundReason,
  }),
  z.strictObject({ kind: z.literal("cancel-payment"), orderId: idSchema("order"), paymentId: Reference }),
]);
export type PendingAction = z.infer<typeof PendingAction>;

/** A line of the bank details for a transfer. */
export const TransferDetail = z.strictObject({
  name: z.enum(["account-holder", "iban", "bic", "bank", "account-number", "routing-number"]),
  value: z.string().min(1).max(200),
});

/** An order in the book: the domain's record and what its execution needs. */
export const OrderEntry = z.strictObject({
  id: idSchema("order"),
  order: Order,
  /** The token to be delivered. */
  token: ChainAddress,
  /** What the investor reads on a bank statement or a payment page. */
  title: z.string().max(200),
  email: z.email(),
  country: CountryCode.nullable(),
  pendingActions: z.array(PendingAction).max(50),
  /** When the payment page closes: chosen before the page is asked for, so that a repeat asks for the same one. */
  checkout: z.strictObject({ closesAt: InstantIso, transferTo: z.array(TransferDetail).max(10) }).nullable(),
  /** Set before a voucher is handed out: while one can be used on chain, the order cannot end. */
  purchase: z.strictObject({ fromBlock: z.string().regex(/^\d+$/), voucherExpiresAt: InstantIso }).nullable(),
  /** What a person must look into. */
  reviews: z.array(z.strictObject({ at: InstantIso, reason: z.string().max(500) })).max(50),
  /** The order's own ledger transactions, as they were posted with it. */
  transactions: z.array(LedgerTransaction).max(200),
  inputHash: Sha256Hex,
});
export type OrderEntry = z.infer<typeof OrderEntry>;

/** Found by the investor who placed it, and by the organisation that issues. */
export const orders = defineCollection<OrderEntry>({
  name: "order",
  schema: OrderEntry,
  keysOf: ({ id, order }) => ({ id, orgId: order.orgId, parent: order.investorId, sort: order.createdAt }),
});

/** When time must look at an order next. Written with each version of the order, so that both have the same version. */
export const OrderDeadline = z.strictObject({ orderId: idSchema("order"), dueAt: InstantIso.nullable() });
export type OrderDeadline = z.infer<typeof OrderDeadline>;

export const DUE_ORDERS = "orders-due";
const SETTLED_ORDERS = "orders-settled";

export const orderDeadlines = defineCollection<OrderDeadline>({
  name: "order-deadline",
  schema: OrderDeadline,
  keysOf: ({ orderId, dueAt }) => ({
    id: orderId,
    orgId: dueAt === null ? SETTLED_ORDERS : DUE_ORDERS,
    sort: dueAt ?? orderId,
  }),
});

/** The name by which an action is done once. */
export function actionKey(action: PendingAction): string {
  switch (action.kind) {
    case "deliver":
      return `deliver_${action.orderId}`;
    case "refund":
      return `refund_${action.refundId}`;
    case "cancel-payment":
      return `cancel-payment_${action.paymentId}`;
    default:
      return action satisfies never;
  }
}
