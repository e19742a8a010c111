import { valueAtPointer } from "../../evidence/json-pointer";
import { exactPercent } from "../../money/exact-percent";
import { type StepValue, stepPhrases } from "./step-phrases";
import type { WaterfallStep } from "./waterfall-step";

/** How a sentence names tranches and writes amounts. */
export type SentenceNames = {
  readonly tranche: (trancheId: string) => string;
  readonly amount: (minor: string) => string;
};

/** A step in one English sentence, with its conditions: wherever a waterfall is read. */
export function stepSentence(step: WaterfallStep, names: SentenceNames): string {
  return stepPhrases(step)
    .map((phrase) => (typeof phrase === "string" ? phrase : written(phrase, step, names)))
    .join("");
}

function written({ at, as }: StepValue, step: WaterfallStep, { tranche, amount }: SentenceNames): string {
  const value = String(valueAtPointer(step, at));
  switch (as) {
    case "text":
      return value;
    case "money":
      return amount(value);
    case "percent":
      return exactPercent(value);
    case "tranche":
      return tranche(value);
    default:
      return as satisfies never;
  }
}
