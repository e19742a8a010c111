import type { TransferKind } from "../../waterfall/waterfall-shapes";
import { COLLECTION, SUSPENSE } from "../movement";
import type { PlanCondition, PlanStep, WaterfallPlan } from "../plan";
import { ACTIONS } from "./actions";
import { type Amount, type Amounts, amountOf, amountsOf, excess, least, mulDivDown, ZERO, zeros } from "./arithmetic";
import {
  AccountCell,
  ArrearsCell,
  CoverCell,
  type Journal,
  type PeriodCash,
  StepCell,
  TrancheCell,
  TriggerCell,
} from "./cells";

const NOTHING_OBSERVED: readonly (readonly [Amount, Amount])[] = [];

/**
 * Runs a compiled waterfall period by period on cells that live as long as it: nothing is allocated for a step, and
 * transfers are written down only into a journal that is asked for. Cash in + opening accounts = payments + closing
 * accounts, to the minor unit, in every period.
 */
export class WaterfallEngine {
  readonly tranches: readonly TrancheCell[];
  readonly accounts: readonly AccountCell[];
  readonly triggers: readonly TriggerCell[];
  readonly arrears: readonly ArrearsCell[];
  readonly covers: readonly CoverCell[];
  /** After enforcement the other priority runs and all principal is due. */
  enforced = false;
  /** Index of the period that runs next. */
  period = 0;
  residualPaid = ZERO;
  /** Cash brought in since closing. */
  collected = ZERO;
  journal: Journal | null = null;
  readonly feesByPeriod: Amounts;
  readonly costsByPeriod: Amounts;
  readonly residualByPeriod: Amounts;

  /** What follows is of the period that runs, for its steps. */
  cash = ZERO;
  /** Where `cash` comes from, for the journal. */
  source = COLLECTION;
  /** Proceeds set aside for principal. */
  prepayment = ZERO;
  collections = ZERO;
  collateral = ZERO;
  costs: ArrayLike<Amount> = [];
  costsPaid = ZERO;
  feesPaid = ZERO;
  /** Part of the fees that suspended cash has paid. */
  feesFromSuspense = ZERO;
  suspenseUsed = ZERO;
  expectedSinceClosing = ZERO;
  availability: readonly (readonly [Amount, Amount])[] = NOTHING_OBSERVED;
  readonly plannedForService: Amounts;
  private suspense = ZERO;
  isSuspenseOpen = false;
  events: readonly string[] = [];

  private readonly steps: readonly StepCell[];
  private readonly enforcementSteps: readonly StepCell[];
  private readonly plannedCollateral: Amounts;
  private readonly plannedCash: Amounts;

  constructor(readonly plan: WaterfallPlan) {
    const { periods } = plan;
    const accounts = plan.initialCash.map((cash, index) => new AccountCell(index, amountOf(cash)));
    this.accounts = accounts;
    this.triggers = plan.triggers.map(() => new TriggerCell());
    this.arrears = plan.arrears.map(() => new ArrearsCell());
    this.tranches = plan.tranches.map((tranche, index) => {
      const supporters = accounts.filter((account) => tranche.supporters.includes(account.index));
      return new TrancheCell(tranche, index, periods, supporters);
    });
    this.covers = [...plan.steps, ...plan.enforcementSteps]
      .filter(({ basis, span, looksForward }) => basis === "dscr" && span > 1 && !looksForward)
      .map(({ id, span }) => new CoverCell(id, span, periods));
    this.steps = plan.steps.map((step) => this.cellOf(step));
    this.enforcementSteps = plan.enforcementSteps.map((step) => this.cellOf(step));
    this.plannedCollateral = amountsOf(plan.collateral);
    this.plannedCash = amountsOf(plan.expected);
    this.plannedForService = amountsOf(plan.expectedForService);
    this.feesByPeriod = zeros(periods);
    this.costsByPeriod = zeros(periods);
    this.residualByPeriod = zeros(periods);
    this.reset();
  }

  /** Back to closing: tranches at their original balance, accounts as the proceeds filled them. */
  reset(): void {
    for (const tranche of this.tranches) {
      tranche.balance = tranche.original;
      tranche.unpaidInterest = ZERO;
      tranche.overduePrincipal = ZERO;
      tranche.largestArrears = ZERO;
    }
    for (const account of this.accounts) account.cash = account.initial;
    for (const trigger of this.triggers) {
      trigger.breached = false;
      trigger.since = -1;
      trigger.passes = 0;
    }
    for (const cell of this.arrears) cell.unpaid = ZERO;
    this.enforced = false;
    this.period = 0;
    this.residualPaid = ZERO;
    this.collected = ZERO;
    this.expectedSinceClosing = ZERO;
  }

  /** Runs the next period. @throws RangeError where the waterfall leaves cash, which a sound one cannot */
  run(input: PeriodCash): void {
    this.open(input);
    const steps = this.enforced ? this.enforcementSteps : this.steps;
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index] as StepCell;
      if (!step.isConditional || this.holds(step)) step.act(this, step);
    }
    this.close();
  }

  /** Pays what cash allows of what may be paid of what is due, and says how much that was. */
  pay(step: StepCell, kind: TransferKind, to: number, due: Amount, payable: Amount): Amount {
    if (due === ZERO) return ZERO;
    const paid = least(payable, this.cash);
    this.cash -= paid;
    if (this.journal !== null) this.note(step, kind, this.source, to, paid, due);
    return paid;
  }

  /** Pays from what the trustee has released of suspended cash, once its step has run and if it names this one. */
  paySuspended(step: StepCell, kind: TransferKind, to: number, open: Amount): Amount {
    if (!this.isSuspenseOpen || !step.plan.takesSuspense || open === ZERO || this.suspense === ZERO) return ZERO;
    const paid = least(open, this.suspense);
    this.suspense -= paid;
    this.suspenseUsed += paid;
    if (this.journal !== null) this.note(step, kind, SUSPENSE, to, paid, open);
    return paid;
  }

  note(step: StepCell, kind: TransferKind, from: number, to: number, amount: Amount, due: Amount): void {
    this.journal?.transfers.push({ step: step.plan, kind, from, to, amount, due });
  }

  private open(input: PeriodCash): void {
    const { period } = this;
    this.cash = input.collections;
    this.prepayment = input.prepayment ?? ZERO;
    this.collections = input.collections;
    this.collected += input.collections;
    this.expectedSinceClosing += this.plannedCash[period] ?? ZERO;
    this.collateral = input.collateral < ZERO ? (this.plannedCollateral[period] ?? ZERO) : input.collateral;
    this.suspense = input.suspense;
    this.suspenseUsed = ZERO;
    this.isSuspenseOpen = false;
    this.costs = input.costs;
    this.events = input.events;
    this.availability = input.availability ?? NOTHING_OBSERVED;
    for (let index = 0; index < this.covers.length; index++) {
      const cover = this.covers[index] as CoverCell;
      cover.available[period] = ZERO;
      cover.needed[period] = ZERO;
    }
    this.costsPaid = ZERO;
    this.feesPaid = ZERO;
    this.feesFromSuspense = ZERO;
    for (let index = 0; index < this.tranches.length; index++) this.openTranche(this.tranches[index] as TrancheCell);
  }

  private openTranche(tranche: TrancheCell): void {
    const { period } = this;
    const { balance, unpaidInterest } = tranche;
    const scheduled = tranche.schedule[period] ?? ZERO;
    tranche.opening = balance;
    tranche.accrued = mulDivDown(
      tranche.interestOnUnpaid ? balance + unpaidInterest : balance,
      tranche.accrualNumerators[period] as Amount,
      tranche.accrualDenominators[period] as Amount,
    );
    tranche.interestDue = tranche.accrued + unpaidInterest;
    tranche.interestPaid = ZERO;
    tranche.stepUpPaid = ZERO;
    tranche.scheduled = least(scheduled, balance);
    tranche.principalDue = this.enforced ? balance : least(scheduled + tranche.overduePrincipal, balance);
    tranche.principalPaid = ZERO;
  }

  private close(): void {
    if (this.cash !== ZERO || this.prepayment !== ZERO)
      throw new RangeError("the waterfall leaves cash without an exit: it was not checked");
    const { period } = this;
    for (let index = 0; index < this.tranches.length; index++) {
      const tranche = this.tranches[index] as TrancheCell;
      tranche.unpaidInterest = tranche.interestDue - tranche.interestPaid;
      if (tranche.unpaidInterest > tranche.largestArrears) tranche.largestArrears = tranche.unpaidInterest;
      tranche.overduePrincipal = excess(tranche.principalDue, tranche.principalPaid);
      tranche.interestByPeriod[period] = tranche.interestPaid + tranche.stepUpPaid;
      tranche.principalByPeriod[period] = tranche.principalPaid;
      tranche.balanceByPeriod[period] = tranche.balance;
    }
    this.feesByPeriod[period] = this.feesPaid;
    this.costsByPeriod[period] = this.costsPaid;
    this.period = period + 1;
  }

  private holds(step: StepCell): boolean {
    const { conditions } = step.plan;
    for (let index = 0; index < conditions.length; index++) {
      const { trigger, breached } = conditions[index] as PlanCondition;
      if ((this.triggers[trigger] as TriggerCell).breached !== breached) return false;
    }
    return true;
  }

  private cellOf(step: PlanStep): StepCell {
    return new StepCell(
      step,
      ACTIONS[step.kind],
      step.tranches.map((index) => this.tranches[index] as TrancheCell),
      this.accounts[step.account] ?? null,
      this.triggers[step.trigger] ?? null,
      this.arrears[step.arrears] ?? null,
      this.covers.find(({ id }) => id === step.id) ?? null,
    );
  }
}
