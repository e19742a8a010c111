import * as z from "zod";
import { idSchema } from "../ids/ids";
import { InstantIso } from "../time/instant";

const Tokens = z.string().regex(/^(0|[1-9]\d{0,30})$/, "a count of whole tokens as text");

/** A holder's balance at the record time. */
export const RegisterHolder = z.strictObject({
  address: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  tokens: Tokens,
});
export type RegisterHolder = z.infer<typeof RegisterHolder>;

/**
 * Who held a tranche at the record time. Only circulating tokens: those of the Safe, in escrow or unsold are left out, so
 * that the balances add up to `circulatingTokens`.
 */
export const TrancheRegister = z.strictObject({
  trancheId: idSchema("tranche"),
  token: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  /** The record time by its place in the token's calendar. */
  recordIndex: z.number().int().nonnegative(),
  recordAt: InstantIso,
  circulatingTokens: Tokens,
  holders: z.array(RegisterHolder),
});
export type TrancheRegister = z.infer<typeof TrancheRegister>;

export const RegisterSnapshot = z.array(TrancheRegister).max(8);
export type RegisterSnapshot = z.infer<typeof RegisterSnapshot>;
