import { mulDivDown } from "../money/rounding";
import { type CompiledDeal, type CompiledStep, feeOfPeriod } from "./compiled-deal";
import type {
  DealState,
  PeriodInputs,
  TestResult,
  Transfer,
  TransferTarget,
  TriggerState,
  WaterfallResult,
} from "./waterfall-shapes";

type TrancheRun = {
  readonly accrued: bigint;
  readonly interestDue: bigint;
  readonly scheduled: bigint;
  readonly principalDue: bigint;
  balance: bigint;
  interestPaid: bigint;
  principalPaid: bigint;
};

const TEST_SCALE = 1_000_000n;
const ZERO: bigint = 0n;

/** One period of one deal while its steps run. Made and finished by `runWaterfall` only. */
export class WaterfallRun {
  private cash: bigint;
  private reserve: bigint;
  private costsAndFeesPaid = ZERO;
  private residualPaid: bigint;
  private readonly isLastPeriod: boolean;
  private readonly months: bigint;
  private readonly tranches = new Map<string, TrancheRun>();
  private readonly unpaidFees: Record<string, bigint>;
  private readonly triggers: Record<string, TriggerState>;
  private readonly transfers: Transfer[] = [];
  private readonly tests: TestResult[] = [];

  constructor(
    private readonly deal: CompiledDeal,
    private readonly opening: DealState,
    private readonly inputs: PeriodInputs,
  ) {
    const index = opening.periodIndex;
    this.cash = inputs.distributableMinor;
    this.reserve = opening.reserveMinor;
    this.residualPaid = opening.residualPaidMinor;
    this.isLastPeriod = index === deal.periodMonths.length - 1;
    this.months = deal.periodMonths[index] ?? ZERO;
    this.unpaidFees = { ...opening.unpaidFees };
    this.triggers = { ...opening.triggers };
    for (const { id, accruals, schedule } of deal.tranches) {
      const state = known(opening.tranches[id], id);
      const rate = known(accruals[index], id);
      const accrued = mulDivDown(state.balanceMinor, rate.numerator, rate.denominator);
      const scheduled = schedule[index] ?? ZERO;
      this.tranches.set(id, {
        accrued,
        interestDue: accrued + state.unpaidInterestMinor,
        scheduled: least(scheduled, state.balanceMinor),
        principalDue: least(scheduled + state.overduePrincipalMinor, state.balanceMinor),
        balance: state.balanceMinor,
        interestPaid: ZERO,
        principalPaid: ZERO,
      });
    }
  }

  step(step: CompiledStep): void {
    switch (step.kind) {
      case "operating-costs":
        this.payOperatingCosts(step.id, step.payee);
        break;
      case "fee":
        this.payFee(step.id, step.payee, feeOfPeriod(step.annual, this.months));
        break;
      case "interest":
        this.payInterest(step.id, step.tranche);
        break;
      case "reserve":
        this.fillReserve(step.id, step.target, step.supports);
        break;
      case "dscr-test":
        this.testDscr(step);
        break;
      case "scheduled-principal":
        this.payScheduledPrincipal(step.id, step.tranche);
        break;
      case "sequential-principal":
        if (step.whenBreached !== undefined && !known(this.triggers[step.whenBreached], step.whenBreached).breached)
          return;
        this.paySequentialPrincipal(step.id, step.tranches);
        break;
      case "residual":
        this.payResidual(step.id, step.payee);
        break;
      default:
        step satisfies never;
    }
  }

  finish(): WaterfallResult {
    if (this.cash !== ZERO)
      throw new RangeError("the waterfall leaves cash without an exit: its terms were not checked");
    const closing: DealState = {
      periodIndex: this.opening.periodIndex + 1,
      tranches: {},
      unpaidFees: this.unpaidFees,
      reserveMinor: this.reserve,
      triggers: this.triggers,
      residualPaidMinor: this.residualPaid,
    };
    const tranches: Record<string, WaterfallResult["tranches"][string]> = {};
    for (const [id, run] of this.tranches) {
      closing.tranches[id] = {
        balanceMinor: run.balance,
        unpaidInterestMinor: run.interestDue - run.interestPaid,
        overduePrincipalMinor: openPrincipal(run),
      };
      tranches[id] = {
        interestDueMinor: run.interestDue,
        interestPaidMinor: run.interestPaid,
        principalDueMinor: run.principalDue,
        principalPaidMinor: run.principalPaid,
        balanceMinor: run.balance,
      };
    }
    return { transfers: this.transfers, tranches, closing, tests: this.tests };
  }

  private payOperatingCosts(stepId: string, arrearsPayee: string): void {
    const arrears = this.unpaidFees[stepId] ?? ZERO;
    let unpaid = arrears;
    if (arrears > ZERO) unpaid -= this.pay(stepId, "operating-cost", { type: "payee", payee: arrearsPayee }, arrears);
    for (const { id, payee, amountMinor, evidence } of this.inputs.operatingCosts) {
      unpaid +=
        amountMinor - this.pay(stepId, "operating-cost", { type: "payee", payee }, amountMinor, { id, evidence });
    }
    this.costsAndFeesPaid = this.inputs.distributableMinor - this.cash;
    this.unpaidFees[stepId] = unpaid;
  }

  private payFee(stepId: string, payee: string, amount: bigint): void {
    const due = amount + (this.unpaidFees[stepId] ?? ZERO);
    const paid = this.pay(stepId, "fee", { type: "payee", payee }, due);
    this.costsAndFeesPaid += paid;
    this.unpaidFees[stepId] = due - paid;
  }

  private payInterest(stepId: string, trancheId: string): void {
    const tranche = this.tranche(trancheId);
    const to = { type: "tranche", trancheId } as const;
    tranche.interestPaid += this.pay(stepId, "interest", to, tranche.interestDue - tranche.interestPaid);
    const open = tranche.interestDue - tranche.interestPaid;
    if (open === ZERO || this.reserve === ZERO || !this.deal.reserveSupports.has(trancheId)) return;
    const drawn = least(open, this.reserve);
    this.reserve -= drawn;
    tranche.interestPaid += drawn;
    this.emit({ stepId, kind: "interest", from: "reserve", to, amountMinor: drawn, dueMinor: open });
  }

  private fillReserve(stepId: string, fullTarget: bigint, supports: readonly string[]): void {
    const isDone = this.isLastPeriod || supports.every((id) => this.tranche(id).balance === ZERO);
    const target = isDone ? ZERO : fullTarget;
    if (this.reserve > target) {
      const excess = this.reserve - target;
      this.reserve = target;
      this.cash += excess;
      const to = { type: "account", account: "collection" } as const;
      this.emit({ stepId, kind: "reserve-release", from: "reserve", to, amountMinor: excess, dueMinor: excess });
    } else {
      const to = { type: "account", account: "reserve" } as const;
      this.reserve += this.pay(stepId, "reserve-fill", to, target - this.reserve);
    }
  }

  private testDscr(step: Extract<CompiledStep, { kind: "dscr-test" }>): void {
    const available = this.inputs.distributableMinor - this.costsAndFeesPaid;
    const debtService = step.tranches.reduce((total, id) => {
      const tranche = this.tranche(id);
      return total + tranche.accrued + tranche.scheduled;
    }, ZERO);
    const { numerator, denominator } = step.minimumRate;
    const failed = available * denominator < numerator * debtService;
    const before = known(this.triggers[step.id], step.id);
    const breached = failed || (before.breached && !step.curable);
    if (!breached) this.triggers[step.id] = { breached };
    else if (!before.breached) this.triggers[step.id] = { breached, since: this.inputs.period.period };
    this.tests.push({
      stepId: step.id,
      availableMinor: available,
      debtServiceMinor: debtService,
      value: debtService === ZERO ? null : decimalText(mulDivDown(available, TEST_SCALE, debtService)),
      minimum: step.minimum,
      failed,
      breached,
    });
  }

  private payScheduledPrincipal(stepId: string, trancheId: string): void {
    const tranche = this.tranche(trancheId);
    const to = { type: "tranche", trancheId } as const;
    redeem(tranche, this.pay(stepId, "scheduled-principal", to, openPrincipal(tranche)));
  }

  private paySequentialPrincipal(stepId: string, trancheIds: readonly string[]): void {
    for (const trancheId of trancheIds) {
      const tranche = this.tranche(trancheId);
      const to = { type: "tranche", trancheId } as const;
      redeem(tranche, this.pay(stepId, "sequential-principal", to, least(this.cash, tranche.balance)));
    }
  }

  private payResidual(stepId: string, payee: string): void {
    this.residualPaid += this.pay(stepId, "residual", { type: "payee", payee }, this.cash);
  }

  /** Pays what cash allows of what is due, and says how much that was. */
  private pay(
    stepId: string,
    kind: Transfer["kind"],
    to: TransferTarget,
    due: bigint,
    cost?: NonNullable<Transfer["cost"]>,
  ): bigint {
    if (due === ZERO) return ZERO;
    const paid = least(due, this.cash);
    this.cash -= paid;
    this.emit({ stepId, kind, from: "collection", to, amountMinor: paid, dueMinor: due, ...(cost && { cost }) });
    return paid;
  }

  private emit(transfer: Omit<Transfer, "shortfallMinor">): void {
    this.transfers.push({ ...transfer, shortfallMinor: transfer.dueMinor - transfer.amountMinor });
  }

  private tranche(id: string): TrancheRun {
    return known(this.tranches.get(id), id);
  }
}

/** Scheduled or overdue principal that no step has paid yet; prepayment beyond it shortens the schedule from its end. */
function openPrincipal(tranche: TrancheRun): bigint {
  const open = tranche.principalDue - tranche.principalPaid;
  return open > ZERO ? open : ZERO;
}

function redeem(tranche: TrancheRun, amount: bigint): void {
  tranche.balance -= amount;
  tranche.principalPaid += amount;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** A state that lacks a tranche or trigger of its terms belongs to other terms. */
function known<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) throw new RangeError(`the state or the terms do not know ${id}`);
  return value;
}

function decimalText(scaled: bigint): string {
  return `${scaled / TEST_SCALE}.${(scaled % TEST_SCALE).toString().padStart(6, "0")}`;
}
