import type { DealTerms } from "../../deal/terms";
import { mulDivDown } from "../../money/rounding";
import type { HoldingAccount } from "../waterfall/step-parts";
import type {
  PeriodInputs,
  TestResult,
  Transfer,
  TransferTarget,
  WaterfallAccount,
} from "../waterfall/waterfall-shapes";
import type { WaterfallStep } from "../waterfall/waterfall-step";
import type { Journal, JournalEntry, TestEntry } from "./bigint/cells";
import type { WaterfallEngine } from "./bigint/engine";
import { COLLECTION, PREPAYMENT, SUSPENSE } from "./movement";

const TEST_SCALE = 1_000_000n;

/** The journal's movements with the names of the deal. */
export function transfersOf(
  terms: DealTerms,
  engine: WaterfallEngine,
  journal: Journal,
  inputs: PeriodInputs,
): Transfer[] {
  const steps = stepsOf(terms, engine);
  return journal.transfers.map((entry) => {
    const cost = entry.kind === "operating-cost" ? inputs.operatingCosts[entry.to] : undefined;
    return {
      stepId: entry.step.id,
      kind: entry.kind,
      from: accountName(engine, entry.from),
      to: cost ? { type: "payee", payee: cost.payee } : targetOf(terms, engine, steps, entry),
      amountMinor: entry.amount,
      dueMinor: entry.due,
      ...(cost && { cost: { id: cost.id, evidence: cost.evidence } }),
      shortfallMinor: entry.due - entry.amount,
    };
  });
}

/** The journal's tests; the quotient is rounded down to six decimals. */
export function testsOf(terms: DealTerms, journal: Journal): TestResult[] {
  const minimums = new Map(
    [...terms.waterfall, ...(terms.enforcementWaterfall ?? [])].flatMap((step) =>
      "minimum" in step ? [[step.id, step.minimum] as const] : [],
    ),
  );
  return journal.tests.map(({ step, available, needed, failed, breached }: TestEntry) => ({
    stepId: step.id,
    ...(step.basis === "availability" && { counts: "quarter-hours" as const }),
    availableMinor: available,
    debtServiceMinor: needed,
    value: needed === 0n ? null : decimalText(mulDivDown(available, TEST_SCALE, needed)),
    minimum: minimums.get(step.id) ?? "0",
    ...{ failed, breached },
  }));
}

function targetOf(
  terms: DealTerms,
  engine: WaterfallEngine,
  steps: readonly WaterfallStep[],
  { kind, step, to }: JournalEntry,
): TransferTarget {
  switch (kind) {
    case "operating-cost":
    case "fee":
    case "residual": {
      const spec = steps[step.index];
      return { type: "payee", payee: spec && "payee" in spec ? spec.payee : "" };
    }
    case "interest":
    case "step-up":
    case "scheduled-principal":
    case "sequential-principal":
    case "principal":
    case "clean-up-call":
    case "mandatory-prepayment":
      return { type: "tranche", trancheId: terms.tranches[to]?.id ?? "" };
    case "reserve-fill":
    case "reserve-release":
    case "prepayment-release":
    case "cash-trap":
      return { type: "account", account: accountName(engine, to) as "collection" | HoldingAccount };
    default:
      return kind satisfies never;
  }
}

function accountName({ plan }: WaterfallEngine, account: number): WaterfallAccount {
  if (account === COLLECTION) return "collection";
  if (account === SUSPENSE) return "suspense";
  if (account === PREPAYMENT) return "prepayment";
  return plan.accounts[account] as HoldingAccount;
}

function stepsOf(terms: DealTerms, engine: WaterfallEngine): readonly WaterfallStep[] {
  return (engine.enforced ? terms.enforcementWaterfall : undefined) ?? terms.waterfall;
}

function decimalText(scaled: bigint): string {
  return `${scaled / TEST_SCALE}.${(scaled % TEST_SCALE).toString().padStart(6, "0")}`;
}
