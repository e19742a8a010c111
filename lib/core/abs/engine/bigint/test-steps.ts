import { type Amount, type Amounts, excess, least, mulDivDown, ZERO } from "./arithmetic";
import { balanceOf, type StepCell, type TrancheCell, type TriggerCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Compares available / needed with the minimum, by whole numbers, and sets the test's trigger. */
export function makeTest(run: WaterfallEngine, step: StepCell): void {
  const { plan, cover } = step;
  let available = availableFor(run, step);
  let needed = neededFor(run, step);
  if (cover !== null) {
    const { period } = run;
    cover.available[period] = available;
    cover.needed[period] = needed;
    available = sumOfLast(cover.available, period, plan.span);
    needed = sumOfLast(cover.needed, period, plan.span);
  }
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
  if (plan.basis === "availability") return observed(run, plan.span, 0);
  if (plan.looksForward) return expectedCash(run, plan.span);
  return run.collections - run.costsPaid - run.feesPaid + run.feesFromSuspense;
}

function neededFor(run: WaterfallEngine, { plan, tranches }: StepCell): Amount {
  if (plan.basis === "oc") return balanceOf(tranches);
  if (plan.basis === "shortfall") return run.expectedSinceClosing;
  if (plan.basis === "availability") return observed(run, plan.span, 1);
  if (plan.looksForward) return serviceAhead(run, tranches, plan.span);
  let service = ZERO;
  const isDebtService = plan.basis === "dscr";
  for (let index = 0; index < tranches.length; index++) {
    const { accrued, scheduled } = tranches[index] as TrancheCell;
    service += isDebtService ? accrued + scheduled : accrued;
  }
  return service;
}

function sumOfLast(amounts: Amounts, period: number, span: number): Amount {
  let sum = ZERO;
  for (let index = Math.max(0, period - span + 1); index <= period; index++) sum += amounts[index] as Amount;
  return sum;
}

/** Quarter hours of the last collection periods: measured (0) or due (1). */
function observed({ availability }: WaterfallEngine, span: number, side: 0 | 1): Amount {
  let sum = ZERO;
  for (let index = Math.max(0, availability.length - span); index < availability.length; index++)
    sum += (availability[index] as readonly [Amount, Amount])[side];
  return sum;
}

/** Cash for debt service of the next payment dates: as expected at closing, in the proportion of what has come in so far. */
function expectedCash(run: WaterfallEngine, span: number): Amount {
  let expected = ZERO;
  for (let ahead = 1; ahead <= span; ahead++) expected += run.plannedForService[run.period + ahead] ?? ZERO;
  return run.expectedSinceClosing === ZERO ? expected : mulDivDown(expected, run.collected, run.expectedSinceClosing);
}

/** Interest and scheduled principal of the next payment dates, on the balances once this date's principal is paid. */
function serviceAhead(run: WaterfallEngine, tranches: readonly TrancheCell[], span: number): Amount {
  const { period } = run;
  let service = ZERO;
  for (const tranche of tranches) {
    let balance = tranche.balance - least(excess(tranche.principalDue, tranche.principalPaid), tranche.balance);
    for (let index = period + 1; index <= period + span && index < run.plan.periods; index++) {
      const principal = least(tranche.schedule[index] ?? ZERO, balance);
      service += principal;
      service += mulDivDown(
        balance,
        tranche.accrualNumerators[index] as Amount,
        tranche.accrualDenominators[index] as Amount,
      );
      balance -= principal;
    }
  }
  return service;
}
