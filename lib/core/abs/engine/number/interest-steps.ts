// Generated from ../bigint/interest-steps.ts by ../generate-number-engine.mjs: change that one.
import { type Amount, least, mulDivDown, ZERO } from "./arithmetic";
import type { AccountCell, ArrearsCell, StepCell, TrancheCell, TriggerCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Interest of one tranche: from cash, then from the accounts that support it, then from released suspense. */
export function payInterest(run: WaterfallEngine, step: StepCell, tranche: TrancheCell): void {
  const due = tranche.interestDue - tranche.interestPaid;
  const paid = run.pay(step, "interest", tranche.index, due, due);
  tranche.interestPaid += paid;
  if (paid < due) supportInterest(run, step, tranche);
}

/** Interest of classes that rank alike, by what is due to each; odd units go to the first with room for them. */
export function payPariPassuInterest(run: WaterfallEngine, step: StepCell): void {
  const { tranches } = step;
  let total = ZERO;
  for (const { interestDue, interestPaid } of tranches) total += interestDue - interestPaid;
  if (total === ZERO) return;
  const paid = least(total, run.cash);
  let odd = paid;
  for (const { interestDue, interestPaid } of tranches) odd -= mulDivDown(paid, interestDue - interestPaid, total);
  for (const tranche of tranches) {
    const due = tranche.interestDue - tranche.interestPaid;
    const part = mulDivDown(paid, due, total);
    const extra = least(odd, due - part);
    odd -= extra;
    tranche.interestPaid += run.pay(step, "interest", tranche.index, due, part + extra);
  }
  for (const tranche of tranches) supportInterest(run, step, tranche);
}

/** A step-up accrues while its trigger is breached; what was unpaid of it is paid in any case. */
export function payStepUp(run: WaterfallEngine, step: StepCell, tranche: TrancheCell): void {
  const arrears = step.arrears as ArrearsCell;
  const { period } = run;
  const accrued = (step.trigger as TriggerCell).breached
    ? mulDivDown(tranche.opening, step.rateNumerators[period] as Amount, step.rateDenominators[period] as Amount)
    : ZERO;
  const due = accrued + arrears.unpaid;
  const paid = run.pay(step, "step-up", tranche.index, due, due);
  tranche.stepUpPaid += paid;
  arrears.unpaid = due - paid;
}

function supportInterest(run: WaterfallEngine, step: StepCell, tranche: TrancheCell): void {
  const { index, supporters } = tranche;
  for (let place = 0; place < supporters.length; place++) {
    const account = supporters[place] as AccountCell;
    const open = tranche.interestDue - tranche.interestPaid;
    if (open === ZERO || account.cash === ZERO) continue;
    const drawn = least(open, account.cash);
    account.cash -= drawn;
    tranche.interestPaid += drawn;
    if (run.journal !== null) run.note(step, "interest", account.index, index, drawn, open);
  }
  tranche.interestPaid += run.paySuspended(step, "interest", index, tranche.interestDue - tranche.interestPaid);
}
