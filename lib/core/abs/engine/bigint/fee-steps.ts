import { type Amount, least, mulDivDown, ZERO } from "./arithmetic";
import type { ArrearsCell, StepCell, TrancheCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Costs carried from before come first, then the period's in the order given; a cap bounds all of them together. */
export function payCosts(run: WaterfallEngine, step: StepCell): void {
  const arrears = step.arrears as ArrearsCell;
  const isCapped = step.caps.length > 0;
  let room = isCapped ? (step.caps[run.period] as Amount) : ZERO;
  let unpaid = ZERO;
  for (let item = -1; item < run.costs.length; item++) {
    const due = item < 0 ? arrears.unpaid : (run.costs[item] as Amount);
    const paid = run.pay(step, "operating-cost", item, due, isCapped ? least(due, room) : due);
    if (isCapped) room -= paid;
    unpaid += due - paid;
    run.costsPaid += paid;
  }
  arrears.unpaid = unpaid;
}

export function payFee(run: WaterfallEngine, step: StepCell): void {
  const arrears = step.arrears as ArrearsCell;
  const due = feeOf(run, step) + arrears.unpaid;
  const payable = step.caps.length > 0 ? least(due, step.caps[run.period] as Amount) : due;
  const paid = run.pay(step, "fee", -1, due, payable);
  const suspended = paid < payable ? run.paySuspended(step, "fee", -1, payable - paid) : ZERO;
  run.feesPaid += paid + suspended;
  run.feesFromSuspense += suspended;
  arrears.unpaid = step.plan.lapses ? ZERO : due - paid - suspended;
}

/** What a fee or cost step has left unpaid, further down the list. */
export function payArrears(run: WaterfallEngine, step: StepCell): void {
  const arrears = step.arrears as ArrearsCell;
  const paid = run.pay(step, "fee", -1, arrears.unpaid, arrears.unpaid);
  run.feesPaid += paid;
  arrears.unpaid -= paid;
}

function feeOf(run: WaterfallEngine, step: StepCell): Amount {
  switch (step.plan.basis) {
    case "fixed":
      return step.amounts[run.period] as Amount;
    case "collections":
      return mulDivDown(run.collections, step.numerator, step.denominator);
    case "collateral":
      return ofBalance(run, step, run.collateral);
    default: {
      let balance = ZERO;
      for (let index = 0; index < step.tranches.length; index++)
        balance += (step.tranches[index] as TrancheCell).opening;
      return ofBalance(run, step, balance);
    }
  }
}

/** The plan has the yearly rate times the months of each period / 12. */
function ofBalance(run: WaterfallEngine, step: StepCell, balance: Amount): Amount {
  const { period } = run;
  return mulDivDown(balance, step.rateNumerators[period] as Amount, step.rateDenominators[period] as Amount);
}
