// Generated from ../bigint/test-steps.ts by ../generate-number-engine.mjs: change that one.
import { type Amount, ZERO } from "./arithmetic";
import { balanceOf, type StepCell, type TriggerCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Compares available / needed with the minimum, by whole numbers, and sets the test's trigger. */
export function makeTest(run: WaterfallEngine, step: StepCell): void {
  const { plan } = step;
  const available = availableFor(run, step);
  const needed = neededFor(run, step);
  const failed = run.period >= plan.gracePeriods && available * step.denominator < needed * step.numerator;
  setTrigger(run, step, failed);
  if (run.journal !== null) {
    const { breached } = step.trigger as TriggerCell;
    run.journal.tests.push({ step: plan, available, needed, failed, breached });
  }
}

/** A breach ends when the test is met, as often in a row as the step asks; one that cannot be cured stays. */
export function setTrigger(run: WaterfallEngine, { plan, trigger }: StepCell, failed: boolean): void {
  const cell = trigger as TriggerCell;
  if (failed) {
    if (!cell.breached) cell.since = run.period;
    cell.breached = true;
    cell.passes = 0;
  } else if (cell.breached && plan.curable) {
    cell.passes += 1;
    if (cell.passes < plan.cureAfter) return;
    cell.breached = false;
    cell.since = -1;
    cell.passes = 0;
  }
}

function availableFor(run: WaterfallEngine, { plan }: StepCell): Amount {
  if (plan.basis === "oc") return run.collateral;
  if (plan.basis === "shortfall") return run.collected;
  return run.collections - run.costsPaid - run.feesPaid + run.feesFromSuspense;
}

function neededFor(run: WaterfallEngine, { plan, tranches }: StepCell): Amount {
  if (plan.basis === "oc") return balanceOf(tranches);
  if (plan.basis === "shortfall") return run.expectedSinceClosing;
  let service = ZERO;
  for (const { accrued } of tranches) service += accrued;
  if (plan.basis === "dscr") for (const { scheduled } of tranches) service += scheduled;
  return service;
}
