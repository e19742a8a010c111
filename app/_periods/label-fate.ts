import {
  type CashLabel,
  isCleared,
  isDistributable,
  type QuantityLabel,
} from "@/lib/core/verification/evidence-labels";

/** What becomes of a cent with a pair of labels, in the words of the statement's rule. */
export type LabelFate = "distributable" | "suspense" | "reversed" | "waiting";

/** @see isDistributable: the stated function that decides; this only names its outcomes for readers. */
export function labelFate(quantity: QuantityLabel, cash: CashLabel): LabelFate {
  if (isDistributable(quantity, cash)) return "distributable";
  if (isCleared(cash)) return "suspense";
  return cash === "reversed" ? "reversed" : "waiting";
}
