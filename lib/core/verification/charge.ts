import * as z from "zod";
import { NonNegativeMinor } from "../deal/terms";
import { idSchema } from "../ids/ids";
import { Currency } from "../money/currency";
import { InstantIso } from "../time/instant";
import { LocalDate } from "../time/local-date";

const VendorId = z.string().regex(/^[A-Za-z0-9_-]{3,64}$/, "an id of the processor: letters, digits, _ and -");

/**
 * One line of a payment processor's balance for a charging session. A refund or a dispute is its own line: it takes back
 * what a charge of the same session has brought.
 */
export const ChargeLine = z.strictObject({
  id: VendorId,
  kind: z.enum(["charge", "refund", "dispute"]),
  sessionId: idSchema("session"),
  currency: Currency,
  /** What the driver paid, VAT included; for refund and dispute what went back. Never negative. */
  grossMinor: NonNegativeMinor,
  /** What the processor kept of it; for refund and dispute what it charged on top. */
  feeMinor: NonNegativeMinor,
  chargedAt: InstantIso,
  /** When the processor counted the money as available; null while it is pending. */
  clearedAt: InstantIso.nullable(),
  /** The payout that carried it to the bank; null while there is none. */
  payoutId: VendorId.nullable(),
  /** From this day on the payment can no longer be disputed; absent where that is not known. */
  finalOn: LocalDate.optional(),
});
export type ChargeLine = z.infer<typeof ChargeLine>;

/** A transfer of the processor to the collection account: the sum of gross - fee of its charges, less what went back. */
export const Payout = z.strictObject({
  id: VendorId,
  currency: Currency,
  amountMinor: NonNegativeMinor,
  createdAt: InstantIso,
  status: z.enum(["in-transit", "paid", "failed"]),
});
export type Payout = z.infer<typeof Payout>;
