import * as z from "zod";
import { NonNegativeMinor } from "../deal/terms";
import { Currency } from "../money/currency";
import { LocalDate } from "../time/local-date";

/** One entry of a bank statement. */
export const BankLine = z.strictObject({
  /** The bank's own reference of the entry, unique in the account. */
  id: z.string().min(1).max(80),
  iban: z.string().min(5).max(34),
  bookedOn: LocalDate,
  valueOn: LocalDate.nullable(),
  direction: z.enum(["credit", "debit"]),
  amountMinor: NonNegativeMinor,
  currency: Currency,
  /** Booked entries are cash; pending ones are not. */
  status: z.enum(["booked", "pending"]),
  /** The entry takes back an earlier one. */
  reversal: z.boolean(),
  /** End-to-end id and remittance text, by which the entry is matched. */
  reference: z.string().max(2000),
});
export type BankLine = z.infer<typeof BankLine>;

/** True when the reference names `id` as a whole word, so that `po_1` is not found in `po_12`. */
export function namesId(line: BankLine, id: string): boolean {
  return line.reference.split(/[^A-Za-z0-9_-]+/).includes(id);
}
