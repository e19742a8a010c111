import * as z from "zod";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { type DealTerms, NonNegativeMinor } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import { CURRENCY_SCALE } from "../../money/currency";
import { planOf } from "../engine/compile-plan";
import { scenarioCash, shockableCash } from "../projection/cash-path";
import { sizeByWaterfall } from "./size-by-waterfall";

const Bps = z.number().int().min(0).max(10_000);

/** Classes to size by the deal's own waterfall, senior first, each with the stresses that it must survive. */
export const StressSizing = z.strictObject({
  classes: z
    .array(
      z.strictObject({
        trancheId: z.string(),
        cases: z
          .array(z.strictObject({ name: z.string().min(1).max(60), revenueDropBps: Bps, costRiseBps: Bps }))
          .min(1)
          .max(10),
        /** Most par to look for; 64 times the par of the terms where absent. */
        atMostMinor: NonNegativeMinor.optional(),
      }),
    )
    .min(1)
    .max(8),
});
export type StressSizing = z.infer<typeof StressSizing>;

export const StressSizes = z.strictObject({
  classes: z.array(
    z.strictObject({
      trancheId: z.string(),
      parMinor: NonNegativeMinor,
      /** The case that a larger par fails first; null where the search's bound was reached. */
      bindingCase: z.string().nullable(),
    }),
  ),
});
export type StressSizes = z.infer<typeof StressSizes>;

/**
 * The largest par of each class at which it is paid in full and on time in each of its cases, see `sizeByWaterfall`.
 * @throws HeliographError TRANCHE_UNKNOWN, PROJECTION_MONTH_MISSING
 */
export function stressSizes(
  terms: DealTerms,
  months: readonly MonthlyCashFlow[],
  { classes }: StressSizing,
): StressSizes {
  const cash = shockableCash(terms, months);
  const token = 10 ** CURRENCY_SCALE[terms.currency];
  const sized = sizeByWaterfall(
    planOf(terms),
    classes.map(({ trancheId, cases, atMostMinor }) => ({
      tranche: placeOf(terms, trancheId),
      cases: cases.map(({ name, ...shock }) => ({ name, cash: scenarioCash(cash, shock) })),
      ...(atMostMinor !== undefined && { atMostMinor: Number(atMostMinor) }),
    })),
    token,
  );
  return { classes: sized.map((one) => ({ ...one, parMinor: one.parMinor.toString() })) };
}

function placeOf({ tranches }: DealTerms, trancheId: string): number {
  const place = tranches.findIndex(({ id }) => id === trancheId);
  if (place >= 0) return place;
  throw new HeliographError({
    code: "TRANCHE_UNKNOWN",
    message: `The deal has no tranche ${trancheId}.`,
    remedy: "Name one of its tranches.",
    kind: "not-found",
    data: { trancheId },
  });
}
