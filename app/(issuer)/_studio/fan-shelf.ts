import type { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { STUDIO_INPUTS, type StudioInput, type StudioVariant } from "./studio-inputs";

/** A fan with the inputs that it was drawn of. */
export type DrawnFan = { readonly variant: StudioVariant; readonly result: MonteCarloResult };

/** A fan beside the inputs that it is shown for: of these, or of earlier ones. */
export type ShownFan = DrawnFan & { readonly isOfNow: boolean };

type OpenVariants = { readonly now: StudioVariant; readonly kept: StudioVariant | null };

/**
 * What of the fans drawn so far, newest last, is shown: of each open variant its own. Where the inputs have moved on, the newest one
 * before stays until it is drawn again, and says so; the kept variant's is never taken for it.
 */
export function shownFans(
  drawn: readonly DrawnFan[],
  { now, kept }: OpenVariants,
): { readonly now: ShownFan | null; readonly kept: ShownFan | null } {
  const of = (variant: StudioVariant): ShownFan | null => {
    const fan = drawn.findLast((one) => isSame(one.variant, variant));
    return fan ? { ...fan, isOfNow: true } : null;
  };
  const earlier = drawn.findLast(({ variant }) => !kept || !isSame(variant, kept));
  return { now: of(now) ?? (earlier ? { ...earlier, isOfNow: false } : null), kept: kept && of(kept) };
}

/** The open variants that no fan was drawn of. */
export function undrawnVariants(drawn: readonly DrawnFan[], { now, kept }: OpenVariants): readonly StudioVariant[] {
  const open = kept && !isSame(kept, now) ? [now, kept] : [now];
  return open.filter((variant) => !drawn.some((one) => isSame(one.variant, variant)));
}

/** Inputs that were moved between two variants; none where the description itself was changed, which they are told against. */
export function movedInputs(from: StudioVariant, to: StudioVariant): readonly StudioInput[] {
  return from.base === to.base ? STUDIO_INPUTS.filter((input) => from.values[input] !== to.values[input]) : [];
}

function isSame(a: StudioVariant, b: StudioVariant): boolean {
  return a.spec === b.spec || JSON.stringify(a.spec) === JSON.stringify(b.spec);
}
