import { isTrigger } from "../engine/compile-plan";
import { conditionsOf, principalOf } from "./step-references";
import type { WaterfallStep } from "./waterfall-step";
import type { WaterfallTerms } from "./waterfall-terms";
import { unsound } from "./waterfall-unsound";

/**
 * Tests stand after their inputs and before the steps that look at them; triggers exist, do something, and do not wait
 * for each other.
 * @throws HeliographError WATERFALL_UNSOUND
 */
export function assertTriggersSound(terms: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  const triggers = waterfall.filter(isTrigger);
  for (const [index, step] of waterfall.entries()) {
    for (const { trigger } of conditionsOf(step)) {
      if (!triggers.some(({ id }) => id === trigger))
        throw unsound(step.id, `it refers to the unknown trigger ${trigger}`);
      if (trigger === step.id || waitsFor(triggers, trigger, step.id))
        throw unsound(step.id, `it goes in a circle: it waits for ${trigger}, which waits for it`);
      if (waterfall.findIndex(({ id }) => id === trigger) > index)
        throw unsound(step.id, `its trigger ${trigger} is tested after it`);
    }
    if (step.kind === "step-up") assertStepUp(waterfall, index, step);
    if (isTrigger(step)) assertInputs(terms, waterfall, index, step);
  }
}

/** A step-up follows a trigger that is set before it. */
function assertStepUp(
  waterfall: readonly WaterfallStep[],
  index: number,
  step: Extract<WaterfallStep, { kind: "step-up" }>,
): void {
  const place = waterfall.findIndex((candidate) => candidate.id === step.trigger && isTrigger(candidate));
  if (place < 0) throw unsound(step.id, `it refers to the unknown trigger ${step.trigger}`);
  if (place > index) throw unsound(step.id, `its trigger ${step.trigger} is tested after it`);
}

function waitsFor(
  triggers: readonly WaterfallStep[],
  from: string,
  target: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(from)) return false;
  const step = triggers.find(({ id }) => id === from);
  return (
    step !== undefined &&
    conditionsOf(step).some(
      ({ trigger }) => trigger === target || waitsFor(triggers, trigger, target, new Set([...seen, from])),
    )
  );
}

function assertInputs(
  terms: WaterfallTerms,
  waterfall: readonly WaterfallStep[],
  index: number,
  step: WaterfallStep,
): void {
  const later = waterfall.slice(index + 1);
  if (step.kind === "dscr-test" || step.kind === "ic-test") {
    const costs = later.find(({ kind }) => kind === "operating-costs");
    if (costs) throw unsound(step.id, `it tests before its input: the operating costs are paid later, at ${costs.id}`);
  }
  if (step.kind === "oc-test" && !terms.collateralMinor)
    throw unsound(step.id, "it lacks its input: the terms state no balance of the collateral");
  if (step.kind === "shortfall-test" && !terms.expectedCashMinor)
    throw unsound(step.id, "it lacks its input: the terms state no expected cash");
  if (
    step.kind === "dscr-test" &&
    step.window?.of === "forward" &&
    !(terms.expectedCfadsMinor && terms.expectedCashMinor)
  )
    throw unsound(step.id, "it lacks its input: the terms state no expected cash for debt service");
  assertSeriesComplete(terms, step);
}

/** A series that ends before the calendar would let a test pass, or a target fall, for want of data. */
function assertSeriesComplete(
  { calendar, collateralMinor, expectedCashMinor, expectedCfadsMinor }: WaterfallTerms,
  step: WaterfallStep,
): void {
  const periods = calendar?.periods.length;
  if (periods === undefined) return;
  const isForward = step.kind === "dscr-test" && step.window?.of === "forward";
  const needed = [
    step.kind === "oc-test" ? collateralMinor : undefined,
    step.kind === "shortfall-test" || isForward ? expectedCashMinor : undefined,
    isForward ? expectedCfadsMinor : undefined,
  ];
  const short = needed.find((series) => series && series.length !== periods);
  if (short) throw unsound(step.id, `its input has ${short.length} periods and the calendar ${periods}`);
}

/** A principal target of the collateral needs its balance. @throws HeliographError WATERFALL_UNSOUND */
export function assertCollateralKnown(terms: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  for (const step of waterfall) {
    const needs =
      (step.kind === "principal" && principalOf(step).length > 0 && step.amount.by === "collateral") ||
      (step.kind === "balance-fee" && step.tranches === undefined);
    if (needs && !terms.collateralMinor)
      throw unsound(step.id, "it lacks its input: the terms state no balance of the collateral");
  }
}
