import type { DealTerms } from "../../deal/terms";
import { interestOf } from "./step-references";
import type { WaterfallStep } from "./waterfall-step";

/**
 * Fees and interest that released suspense may pay where a list of steps does not say so itself: the fees above the first
 * interest, and the interest of senior classes. Empty where the list has a suspense step of its own.
 */
export function impliedSuspenseClaims(
  { tranches }: Pick<DealTerms, "tranches">,
  steps: readonly WaterfallStep[],
): readonly string[] {
  if (steps.some(({ kind }) => kind === "suspense")) return [];
  const senior = new Set(tranches.flatMap((tranche) => (tranche.class === "senior" ? [tranche.id] : [])));
  const firstInterest = steps.findIndex((step) => interestOf(step).length > 0);
  return steps.flatMap((step, index) => {
    const interest = interestOf(step);
    const isSeniorFee = index < firstInterest && step.kind.endsWith("fee");
    const isSeniorInterest = interest.length > 0 && interest.every((id) => senior.has(id));
    return isSeniorFee || isSeniorInterest ? [step.id] : [];
  });
}
