import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { accept, type Outcome, refuse } from "../errors/refusal";
import { idSchema } from "../ids/ids";

/**
 * How many tokens of a tranche an offering can still sell. One object per offering and tranche, written with the order in
 * one conditional commit: two orders that reach for the last tokens cannot both find them.
 */
export const Availability = z
  .strictObject({
    orgId: idSchema("organisation"),
    offeringId: idSchema("offering"),
    trancheId: idSchema("tranche"),
    offeredTokens: z.int().positive(),
    /** Held for orders that are committed and not yet delivered. */
    reservedTokens: z.int().nonnegative(),
    deliveredTokens: z.int().nonnegative(),
  })
  .refine((book) => book.reservedTokens + book.deliveredTokens <= book.offeredTokens, "more tokens sold than offered");
export type Availability = z.infer<typeof Availability>;

export function remainingTokens(book: Availability): number {
  return book.offeredTokens - book.reservedTokens - book.deliveredTokens;
}

export function reserveTokens(book: Availability, tokens: number): Outcome<Availability, "OVER_SUBSCRIBED"> {
  assertCount(tokens);
  const remaining = remainingTokens(book);
  if (tokens > remaining) {
    return refuse("OVER_SUBSCRIBED", `${tokens} tokens were ordered and ${remaining} are left.`);
  }
  return accept({ ...book, reservedTokens: book.reservedTokens + tokens });
}

/** Gives a reservation back. @throws HeliographError AVAILABILITY_BROKEN */
export function releaseTokens(book: Availability, tokens: number): Availability {
  assertReserved(book, tokens);
  return { ...book, reservedTokens: book.reservedTokens - tokens };
}

/** Turns a reservation into delivered tokens. @throws HeliographError AVAILABILITY_BROKEN */
export function deliverTokens(book: Availability, tokens: number): Availability {
  assertReserved(book, tokens);
  return {
    ...book,
    reservedTokens: book.reservedTokens - tokens,
    deliveredTokens: book.deliveredTokens + tokens,
  };
}

function assertReserved(book: Availability, tokens: number): void {
  assertCount(tokens);
  if (tokens <= book.reservedTokens) return;
  throw broken(book.trancheId, tokens, "more tokens than are reserved");
}

function assertCount(tokens: number): void {
  if (Number.isSafeInteger(tokens) && tokens > 0) return;
  throw broken("", tokens, "not a positive count of tokens");
}

function broken(trancheId: string, tokens: number, what: string): HeliographError {
  return new HeliographError({
    code: "AVAILABILITY_BROKEN",
    kind: "conflict",
    message: `${tokens} is ${what}.`,
    remedy: "Read the order and the tranche's availability again.",
    data: { trancheId, tokens },
  });
}
