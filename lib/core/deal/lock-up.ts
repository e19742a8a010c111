import * as z from "zod";
import { LocalDate } from "../time/local-date";

/**
 * Who may not part with notes of the deal, to the end of which day. With a wallet the tokens themselves hold it: all that
 * this wallet has, or gets, is frozen on each token from issuance until the Safe releases it. Without one it is a promise.
 */
export const LockUp = z.strictObject({
  holder: z.string().min(1).max(200),
  until: LocalDate,
  wallet: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/, "an address: 0x and 40 hex digits")
    .optional(),
});
export type LockUp = z.infer<typeof LockUp>;
