import { TRANCHE_CLASSES, type TrancheTerms } from "../../deal/terms";
import { mulDivDown } from "../../money/rounding";

/** Where losses begin and end for a tranche, as parts of the deal's total par [basis points, rounded down]. */
export type Attachment = { readonly trancheId: string; readonly attachmentBps: number; readonly detachmentBps: number };

/** Attachment and detachment of each tranche, in the order of the terms: the par that ranks below it, and with its own. */
export function attachmentPoints(
  tranches: readonly Pick<TrancheTerms, "id" | "class" | "originalParMinor">[],
): Attachment[] {
  const total = tranches.reduce((sum, { originalParMinor }) => sum + BigInt(originalParMinor), 0n);
  return tranches.map(({ id, class: seniority, originalParMinor }) => {
    const rank = TRANCHE_CLASSES.indexOf(seniority);
    const below = tranches
      .filter((other) => TRANCHE_CLASSES.indexOf(other.class) > rank)
      .reduce((sum, other) => sum + BigInt(other.originalParMinor), 0n);
    return {
      trancheId: id,
      attachmentBps: Number(mulDivDown(below, 10_000n, total)),
      detachmentBps: Number(mulDivDown(below + BigInt(originalParMinor), 10_000n, total)),
    };
  });
}
