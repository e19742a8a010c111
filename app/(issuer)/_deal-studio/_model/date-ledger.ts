import type { ProjectedPeriod } from "@/lib/core/abs/projection/project-period";
import { conditionsOf } from "@/lib/core/abs/waterfall/step-references";
import type { TestResult, Transfer, TransferTarget, WaterfallAccount } from "@/lib/core/abs/waterfall/waterfall-shapes";
import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import type { DealTerms } from "@/lib/core/deal/terms";

/** A movement of cash on one date [minor]. */
export type LedgerTransfer = {
  /** Unique on the date. */
  readonly id: string;
  readonly from: WaterfallAccount;
  readonly to: TransferTarget;
  readonly dueMinor: bigint;
  readonly paidMinor: bigint;
  readonly unpaidMinor: bigint;
};

/** What became of a step, and why where it moved nothing. */
export type StepOutcome =
  | { readonly kind: "paid" }
  | { readonly kind: "short" }
  | { readonly kind: "skipped"; readonly trigger: string; readonly needs: "breached" | "passed" }
  | { readonly kind: "tested"; readonly test: TestResult }
  | { readonly kind: "trigger"; readonly breached: boolean }
  | { readonly kind: "account-empty" }
  | { readonly kind: "at-target" }
  | { readonly kind: "no-suspense" }
  | { readonly kind: "no-proceeds" }
  | { readonly kind: "not-called" }
  | { readonly kind: "no-cash" }
  | { readonly kind: "nothing-due" };

export type LedgerStep = {
  readonly step: WaterfallStep;
  readonly outcome: StepOutcome;
  readonly transfers: readonly LedgerTransfer[];
  /** Cash in the collection account after the step [minor]. */
  readonly leftMinor: bigint;
};

/** The waterfall of one payment date, step by step: every transfer, and for a step without one the reason. */
export function dateLedger(terms: DealTerms, { input, opening, result }: ProjectedPeriod): readonly LedgerStep[] {
  const steps = (opening.enforced ? terms.enforcementWaterfall : undefined) ?? terms.waterfall;
  let left = input.distributableMinor;
  return steps.map((step) => {
    const transfers = result.transfers.filter(({ stepId }) => stepId === step.id);
    const before = left;
    for (const { from, to, amountMinor } of transfers) {
      if (from === "collection") left -= amountMinor;
      if (to.type === "account" && to.account === "collection") left += amountMinor;
    }
    return {
      step,
      outcome: outcomeOf(step, transfers, before, result),
      transfers: transfers.map(lineOf),
      leftMinor: left,
    };
  });
}

function lineOf({ stepId, from, to, amountMinor, dueMinor, shortfallMinor }: Transfer, place: number): LedgerTransfer {
  return { id: `${stepId} ${place + 1}`, from, to, dueMinor, paidMinor: amountMinor, unpaidMinor: shortfallMinor };
}

function outcomeOf(
  step: WaterfallStep,
  transfers: readonly Transfer[],
  cash: bigint,
  { closing, tests }: ProjectedPeriod["result"],
): StepOutcome {
  // A trigger is set by its own step, which stands before all that look at it: its closing state is the one they saw.
  const unmet = conditionsOf(step).find(({ trigger, breached }) => closing.triggers[trigger]?.breached !== breached);
  if (unmet) return { kind: "skipped", trigger: unmet.trigger, needs: unmet.breached ? "breached" : "passed" };
  const test = tests.find(({ stepId }) => stepId === step.id);
  if (test) return { kind: "tested", test };
  if (step.kind === "event-trigger") return { kind: "trigger", breached: closing.triggers[step.id]?.breached ?? false };
  // What is still open at the end: a reserve's part of interest counts what cash had left open before it.
  const last = transfers.at(-1);
  if (last) return { kind: isShort(transfers) ? "short" : "paid" };
  switch (step.kind) {
    case "account-release":
      return { kind: "account-empty" };
    case "reserve":
      return { kind: "at-target" };
    case "suspense":
      return { kind: "no-suspense" };
    case "mandatory-prepayment":
      return { kind: "no-proceeds" };
    case "clean-up-call":
      return { kind: "not-called" };
    default:
      return { kind: cash === 0n ? "no-cash" : "nothing-due" };
  }
}

/** Whether something due stays open: of several transfers to one target, the last says what. */
function isShort(transfers: readonly Transfer[]): boolean {
  const open = new Map<string, bigint>();
  for (const { to, cost, shortfallMinor } of transfers) open.set(JSON.stringify([to, cost?.id]), shortfallMinor);
  return [...open.values()].some((minor) => minor > 0n);
}
