import * as z from "zod";

/** What may fail in a rehearsal, in the order of the choice. */
export const FAILURES = ["servicer", "meter", "account-bank", "price"] as const;
export type FailureKind = (typeof FAILURES)[number];

/** Sentences beside the fields, in the reader's language. */
export type RehearsalWords = { readonly percent: string; readonly periods: string };

/** Reads the form of a rehearsal into what the API takes: parts in basis points, counts of periods. */
export function rehearsalOrder(words: RehearsalWords) {
  const bps = z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, words.percent)
    .transform((text) => Math.round(Number(text) * 100))
    .refine((value) => value <= 10_000, words.percent);
  const periods = z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, words.periods)
    .transform(Number)
    .refine((count) => count <= 480, words.periods);
  const ticked = z.literal("on").optional();
  return z.object({
    from: z.string(),
    failure: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("servicer"), lostBps: bps, replacedAfter: periods, extraCostBps: bps }),
      z.object({
        kind: z.literal("meter"),
        unprovenBps: bps,
        repairedAfter: periods,
        isReleased: ticked.transform((value) => value === "on"),
      }),
      z.object({ kind: z.literal("account-bank"), blockedFor: periods, recoveredBps: bps }),
      z.object({ kind: z.literal("price"), dropBps: bps }),
    ]),
    enforceAfter: z
      .literal("")
      .transform(() => undefined)
      .or(periods)
      .optional(),
  });
}
