import * as z from "zod";
import { LedgerTransaction } from "../../core/ledger/ledger";
import { Order } from "../../core/subscription/order";
import { InstantIso } from "../../core/time/instant";
import { LocalDate, YearMonth } from "../../core/time/local-date";
import { TransferDetail } from "../../flows/subscription/order-records";

/** An order with its postings and what happens next. */
export const OrderView = z.object({
  version: z.number().int().positive(),
  title: z.string(),
  token: z.string(),
  order: z.object(Order.shape),
  next: z.object({
    kind: z.enum([
      "mend-reasons",
      "pay",
      "wait-for-payment",
      "pay-the-rest",
      "wait-for-finality",
      "wait-for-delivery",
      "wait-for-refund",
      "none",
    ]),
    by: InstantIso.nullable(),
    missingMinor: z.string(),
    canCancel: z.boolean(),
  }),
  /** What is being done for it just now. */
  pending: z.array(z.enum(["deliver", "refund", "cancel-payment"])),
  /** When the page for bank transfer or card closes. */
  checkoutClosesAt: InstantIso.nullable(),
  /** Where a bank transfer goes until the order's deadline, also after the page has closed. */
  transferTo: z.array(z.object(TransferDetail.shape)),
  /** Until when the wallet may buy; until then the order cannot be cancelled. */
  voucherExpiresAt: InstantIso.nullable(),
  underReview: z.boolean(),
  transactions: z.array(z.object(LedgerTransaction.shape)),
});
export type OrderView = z.infer<typeof OrderView>;

/** What the investor's wallet sends to buy, in this order. */
export const PurchaseView = z.object({
  expiresAt: InstantIso,
  /** [coin units, 6 decimals] */
  priceUnits: z.string(),
  balanceUnits: z.string(),
  calls: z.array(z.object({ to: z.string(), value: z.string(), data: z.string() })),
});
export type PurchaseView = z.infer<typeof PurchaseView>;

export const HoldingView = z.object({
  offeringId: z.string(),
  dealId: z.string(),
  dealName: z.string(),
  trancheId: z.string(),
  trancheName: z.string(),
  trancheClass: z.enum(["senior", "mezzanine", "junior"]),
  symbol: z.string(),
  token: z.string(),
  currency: z.string(),
  couponRate: z.string(),
  maturity: LocalDate,
  /** One token is one major unit of original par. */
  tokens: z.string(),
  next: z.object({ period: YearMonth, record: LocalDate, payment: LocalDate }).nullable(),
});
export type HoldingView = z.infer<typeof HoldingView>;

export const TestCoinsView = z.object({
  coins: z.number().int(),
  transactionHash: z.string(),
  simulated: z.literal(true),
});

export const ReceiptView = z.object({ isMined: z.boolean(), minedAt: InstantIso.nullable() });
