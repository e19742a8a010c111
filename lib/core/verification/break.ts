import * as z from "zod";
import { MinorText } from "../cashflow/lines/monthly-cash-flow";

export const BREAK_CODES = [
  /** Cash without a verified session. */
  "NO_QUANTITY",
  /** A verified session that nobody has paid for. */
  "NO_CASH",
  /** Charged is not what receipt and tariff say. */
  "AMOUNT_DIFFERS",
  /** A session paid twice, in this statement or the one before. */
  "DUPLICATE_PAYMENT",
  /** Two receipts with the same meter and pagination. */
  "DUPLICATE_SESSION",
  /** A session too old to be told from one that was paid before. */
  "STALE_SESSION",
  /** A charge names a payout that is not given. */
  "UNKNOWN_PAYOUT",
  /** The lines of a payout do not add up to it. */
  "PAYOUT_DIFFERS",
  /** A payout said to be paid that the bank has not credited. */
  "PAYOUT_NOT_AT_BANK",
  /** A payout credited twice. */
  "PAYOUT_CREDITED_TWICE",
  /** A refund or dispute without the charge that it takes back. */
  "UNKNOWN_CHARGE",
  /** No tariff of the station at the session's begin. */
  "NO_TARIFF",
  /** An invoiced quantity that the meter does not show. */
  "QUANTITY_EXCEEDS_METER",
  /** A credit that no payout and no invoice explains. */
  "UNEXPLAINED_CREDIT",
  /** A debit that no distribution explains. */
  "UNEXPLAINED_DEBIT",
  /** A receipt that does not verify. */
  "RECEIPT_REFUSED",
  /** An envelope that does not verify. */
  "ENVELOPE_REFUSED",
] as const;
export type BreakCode = (typeof BREAK_CODES)[number];

/** Something that does not add up, with what it concerns and the money at stake. */
export const ReconciliationBreak = z.strictObject({
  code: z.enum(BREAK_CODES),
  /** Id of the session, charge, payout, invoice, bank line or device. */
  subject: z.string().max(200),
  detail: z.string().max(500),
  amountMinor: MinorText,
});
export type ReconciliationBreak = z.infer<typeof ReconciliationBreak>;
