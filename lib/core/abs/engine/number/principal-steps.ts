// Generated from ../bigint/principal-steps.ts by ../generate-number-engine.mjs: change that one.
import type { TransferKind } from "../../waterfall/waterfall-shapes";
import { COLLECTION, PREPAYMENT } from "../movement";
import { type Amount, excess, least, mulDivDown, mulDivUp, ZERO } from "./arithmetic";
import { balanceOf, type StepCell, type TrancheCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Scheduled or overdue principal that no step has paid yet; prepayment beyond it shortens the schedule from its end. */
export function payScheduled(run: WaterfallEngine, step: StepCell, tranche: TrancheCell): void {
  const due = excess(tranche.principalDue, tranche.principalPaid);
  redeem(tranche, run.pay(step, "scheduled-principal", tranche.index, due, due));
}

/** All cash, each tranche to zero before the next. */
export function paySequential(run: WaterfallEngine, step: StepCell): void {
  const { tranches } = step;
  for (let index = 0; index < tranches.length; index++) {
    const tranche = tranches[index] as TrancheCell;
    const due = least(run.cash, tranche.balance);
    redeem(tranche, run.pay(step, "sequential-principal", tranche.index, due, due));
  }
}

/** Principal up to the step's amount, in order or pro rata by balance. */
export function payPrincipal(run: WaterfallEngine, step: StepCell): void {
  const total = balanceOf(step.tranches);
  const wanted = least(wantedPrincipal(run, step, total), total);
  if (wanted === ZERO) return;
  if (step.plan.isProRata) payProRata(run, step, "principal", total, wanted);
  else payInOrder(run, step, "principal", wanted);
}

/** Principal from the proceeds set aside; the cash of the period stands by, and gets what they leave. */
export function prepay(run: WaterfallEngine, step: StepCell): void {
  if (run.prepayment === ZERO) return;
  const { cash } = run;
  const total = balanceOf(step.tranches);
  const wanted = least(run.prepayment, total);
  run.cash = run.prepayment;
  run.prepayment = ZERO;
  run.source = PREPAYMENT;
  if (wanted > ZERO) {
    if (step.plan.isProRata) payProRata(run, step, "mandatory-prepayment", total, wanted);
    else payInOrder(run, step, "mandatory-prepayment", wanted);
  }
  run.source = COLLECTION;
  const left = run.cash;
  run.cash = cash + left;
  if (left > ZERO && run.journal !== null) run.note(step, "prepayment-release", PREPAYMENT, COLLECTION, left, left);
}

/** Redeems all at once when little is left and cash suffices; interest must have been paid. */
export function cleanUp(run: WaterfallEngine, step: StepCell): void {
  const { tranches } = step;
  let original = ZERO;
  let interestOpen = ZERO;
  for (const tranche of tranches) {
    original += tranche.original;
    interestOpen += tranche.interestDue - tranche.interestPaid;
  }
  const total = balanceOf(tranches);
  if (interestOpen > ZERO || total > run.cash || total * step.denominator > original * step.numerator) return;
  for (const tranche of tranches) {
    redeem(tranche, run.pay(step, "clean-up-call", tranche.index, tranche.balance, tranche.balance));
  }
}

function wantedPrincipal(run: WaterfallEngine, step: StepCell, total: Amount): Amount {
  switch (step.plan.basis) {
    case "collateral":
      return excess(total, mulDivUp(run.collateral, step.numerator, step.denominator));
    case "target-balance":
      return excess(total, step.amounts[run.period] ?? ZERO);
    case "cash":
      return mulDivDown(run.cash, step.numerator, step.denominator);
    default:
      return total;
  }
}

function payInOrder(run: WaterfallEngine, step: StepCell, kind: TransferKind, wanted: Amount): void {
  let left = wanted;
  for (const tranche of step.tranches) {
    const due = least(left, tranche.balance);
    left -= due;
    redeem(tranche, run.pay(step, kind, tranche.index, due, due));
  }
}

/** Parts are rounded down; odd units go to the first tranches with room for them. */
function payProRata(run: WaterfallEngine, step: StepCell, kind: TransferKind, total: Amount, wanted: Amount): void {
  const { tranches } = step;
  const paid = least(wanted, run.cash);
  let odd = paid;
  for (const { balance } of tranches) odd -= mulDivDown(paid, balance, total);
  for (const tranche of tranches) {
    const { balance } = tranche;
    const floor = mulDivDown(paid, balance, total);
    const extra = least(odd, balance - floor);
    odd -= extra;
    const part = floor + extra;
    const due = part + excess(mulDivDown(wanted, balance, total), part);
    redeem(tranche, run.pay(step, kind, tranche.index, due, part));
  }
}

function redeem(tranche: TrancheCell, amount: Amount): void {
  tranche.balance -= amount;
  tranche.principalPaid += amount;
}
