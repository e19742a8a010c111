// Generated from ../bigint/cells.ts by ../generate-number-engine.mjs: change that one.
import type { TransferKind } from "../../waterfall/waterfall-shapes";
import type { PlanStep, PlanTranche } from "../plan";
import { type Amount, type Amounts, amountOf, amountsOf, ZERO, zeros } from "./arithmetic";
import type { WaterfallEngine } from "./engine";

/** A tranche while its deal runs. */
export class TrancheCell {
  readonly par: Amount;
  schedule: Amounts;
  readonly accrualNumerators: Amounts;
  readonly accrualDenominators: Amounts;
  readonly interestOnUnpaid: boolean;
  original: Amount;
  balance = ZERO;
  /** At the start of the period. */
  opening = ZERO;
  unpaidInterest = ZERO;
  overduePrincipal = ZERO;
  accrued = ZERO;
  interestDue = ZERO;
  interestPaid = ZERO;
  stepUpPaid = ZERO;
  scheduled = ZERO;
  principalDue = ZERO;
  principalPaid = ZERO;
  /** Most interest that was ever unpaid after a payment date since closing. */
  largestArrears = ZERO;
  readonly interestByPeriod: Amounts;
  readonly principalByPeriod: Amounts;
  readonly balanceByPeriod: Amounts;

  constructor(
    plan: PlanTranche,
    readonly index: number,
    periods: number,
    readonly supporters: readonly AccountCell[],
  ) {
    this.par = amountOf(plan.par);
    this.original = this.par;
    this.schedule = amountsOf(plan.schedule);
    this.accrualNumerators = amountsOf(plan.accruals.map(({ numerator }) => numerator));
    this.accrualDenominators = amountsOf(plan.accruals.map(({ denominator }) => denominator));
    this.interestOnUnpaid = plan.interestOnUnpaid;
    this.interestByPeriod = zeros(periods);
    this.principalByPeriod = zeros(periods);
    this.balanceByPeriod = zeros(periods);
  }
}

/** An account that holds cash between payment dates. */
export class AccountCell {
  cash = ZERO;

  constructor(
    readonly index: number,
    readonly initial: Amount,
  ) {}
}

/** A trigger; `since` is the index of the period of the breach that still stands, -1 while there is none. */
export class TriggerCell {
  breached = false;
  since = -1;
  /** Tests met in a row since the breach. */
  passes = 0;
}

/** What a test over several payment dates has seen on each, by period. */
export class CoverCell {
  readonly available: Amounts;
  readonly needed: Amounts;

  constructor(
    readonly id: string,
    readonly span: number,
    periods: number,
  ) {
    this.available = zeros(periods);
    this.needed = zeros(periods);
  }
}

/** Unpaid fees or costs of a step. */
export class ArrearsCell {
  unpaid = ZERO;
}

/** Runs a step on the period at hand. */
export type Action = (run: WaterfallEngine, step: StepCell) => void;

/** A step with its cells at hand. */
export class StepCell {
  readonly numerator: Amount;
  readonly denominator: Amount;
  readonly amounts: Amounts;
  readonly caps: Amounts;
  readonly rateNumerators: Amounts;
  readonly rateDenominators: Amounts;
  readonly isConditional: boolean;

  constructor(
    readonly plan: PlanStep,
    readonly act: Action,
    readonly tranches: readonly TrancheCell[],
    readonly account: AccountCell | null,
    readonly trigger: TriggerCell | null,
    readonly arrears: ArrearsCell | null,
    readonly cover: CoverCell | null,
  ) {
    this.numerator = amountOf(plan.rate.numerator);
    this.denominator = amountOf(plan.rate.denominator);
    this.amounts = amountsOf(plan.amounts);
    this.caps = amountsOf(plan.caps);
    this.rateNumerators = amountsOf(plan.rates.map(({ numerator }) => numerator));
    this.rateDenominators = amountsOf(plan.rates.map(({ denominator }) => denominator));
    this.isConditional = plan.conditions.length > 0;
  }
}

export function balanceOf(tranches: readonly TrancheCell[]): Amount {
  let total = ZERO;
  for (let index = 0; index < tranches.length; index++) total += (tranches[index] as TrancheCell).balance;
  return total;
}

/** One movement as the engine sees it; `from` is an account, or one of `movement.ts`. */
export type JournalEntry = {
  readonly step: PlanStep;
  readonly kind: TransferKind;
  readonly from: number;
  /** The tranche, account or cost that it goes to; -1 where the step's own payee or the collection account gets it. */
  readonly to: number;
  readonly amount: Amount;
  readonly due: Amount;
};

/** What a test has compared. */
export type TestEntry = {
  readonly step: PlanStep;
  readonly available: Amount;
  readonly needed: Amount;
  readonly failed: boolean;
  readonly breached: boolean;
};

/** Everything that moved and was tested in a period; kept only when asked for. */
export type Journal = { readonly transfers: JournalEntry[]; readonly tests: TestEntry[] };

/** What one period brings. */
export type PeriodCash = {
  collections: Amount;
  costs: ArrayLike<Amount>;
  /** Balance of the collateral; below zero: as the plan states it. */
  collateral: Amount;
  /** Suspended cash that the trustee has released for fees and interest. */
  suspense: Amount;
  /** Proceeds that the terms set aside for principal; only where a step pays them out. */
  prepayment?: Amount;
  events: readonly string[];
  /** Quarter hours measured and due, by collection period, newest last. */
  availability?: readonly (readonly [measured: Amount, expected: Amount])[];
};
