// Generated from ../bigint/account-steps.ts by ../generate-number-engine.mjs: change that one.
import { COLLECTION } from "../movement";
import { type Amount, mulDivDown, ZERO } from "./arithmetic";
import { type AccountCell, balanceOf, type StepCell, type TrancheCell } from "./cells";
import type { WaterfallEngine } from "./engine";

/** Fills a reserve to its target or releases what is above it, whichever the step does. */
export function fillReserve(run: WaterfallEngine, step: StepCell): void {
  const account = step.account as AccountCell;
  const target = reserveTarget(run, step);
  if (account.cash > target) {
    if (step.plan.releases) releaseAccount(run, step, target);
  } else if (step.plan.fills) {
    const due = target - account.cash;
    account.cash += run.pay(step, "reserve-fill", account.index, due, due);
  }
}

/** What the account holds above `target` becomes cash again. */
export function releaseAccount(run: WaterfallEngine, step: StepCell, target: Amount): void {
  const account = step.account as AccountCell;
  const released = account.cash - target;
  if (released === ZERO) return;
  account.cash = target;
  run.cash += released;
  if (run.journal !== null) run.note(step, "reserve-release", account.index, COLLECTION, released, released);
}

/** All cash left stays in the account. */
export function trapCash(run: WaterfallEngine, step: StepCell): void {
  const account = step.account as AccountCell;
  account.cash += run.pay(step, "cash-trap", account.index, run.cash, run.cash);
}

function reserveTarget(run: WaterfallEngine, step: StepCell): Amount {
  const { plan, tranches } = step;
  if (!plan.holdsToEnd && (run.period === run.plan.periods - 1 || isRedeemed(run.tranches, plan.supports))) return ZERO;
  if (plan.basis === "fixed") return step.amounts[0] as Amount;
  if (plan.basis === "balance") return mulDivDown(balanceOf(tranches), step.numerator, step.denominator);
  let target = ZERO;
  for (let index = 0; index < tranches.length; index++) {
    target += mulDivDown(
      (tranches[index] as TrancheCell).balance,
      step.rateNumerators[index] as Amount,
      step.rateDenominators[index] as Amount,
    );
  }
  return target;
}

function isRedeemed(tranches: readonly TrancheCell[], indexes: readonly number[]): boolean {
  for (let place = 0; place < indexes.length; place++) {
    if ((tranches[indexes[place] as number] as TrancheCell).balance > ZERO) return false;
  }
  return true;
}
