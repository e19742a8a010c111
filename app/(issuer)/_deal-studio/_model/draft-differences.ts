import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DealTerms } from "@/lib/core/deal/terms";
import { sizingModeOf } from "./sizing-mode";
import { type StudioInput, studioInputs } from "./studio-inputs";

/** A value of the panel that two drafts have different; null where one of them has no such value. */
export type InputDifference = {
  readonly input: Pick<StudioInput, "name" | "of" | "unit">;
  readonly now: string | null;
  readonly kept: string | null;
};

export type DraftDifferences = {
  readonly inputs: readonly InputDifference[];
  readonly sizing: boolean;
  readonly amortisation: boolean;
  /** Steps that only one has, or that both have with other values. */
  readonly steps: readonly string[];
};

type Draft = { readonly request: StructureRequest; readonly terms: DealTerms };

/** What of the panel and the waterfall is different between a draft and a kept one. */
export function draftDifferences(now: Draft, kept: Draft): DraftDifferences {
  const [mine, theirs] = [inputsOf(now), inputsOf(kept)];
  const inputs = [...new Map([...theirs, ...mine]).entries()].flatMap(([id, input]): InputDifference[] => {
    const [value, other] = [mine.get(id)?.value ?? null, theirs.get(id)?.value ?? null];
    const { name, of, unit } = input;
    return value === other ? [] : [{ input: { name, ...(of && { of }), unit }, now: value, kept: other }];
  });
  return {
    inputs,
    sizing: sizingModeOf(now.request) !== sizingModeOf(kept.request),
    amortisation: JSON.stringify(now.request.amortisation) !== JSON.stringify(kept.request.amortisation),
    steps: stepDifferences(now.terms, kept.terms),
  };
}

function inputsOf({ request, terms }: Draft): ReadonlyMap<string, StudioInput> {
  return new Map(studioInputs(request, terms).map((input) => [input.id, input]));
}

/** A reserve's amount follows the sizes and is told with them. */
function stepDifferences(now: DealTerms, kept: DealTerms): readonly string[] {
  const printOf = ({ waterfall }: DealTerms) =>
    new Map(waterfall.map((step, place) => [step.id, JSON.stringify([place, { ...step, targetMinor: null }])]));
  const [mine, theirs] = [printOf(now), printOf(kept)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter((id) => mine.get(id) !== theirs.get(id));
}
