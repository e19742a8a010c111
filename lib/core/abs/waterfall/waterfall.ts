import type { DealTerms } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import type { Journal } from "../engine/bigint/cells";
import { WaterfallEngine } from "../engine/bigint/engine";
import { planOf } from "../engine/compile-plan";
import { loadState, saveState } from "../engine/engine-state";
import { testsOf, transfersOf } from "../engine/read-journal";
import type { DealState, PeriodInputs, TrancheResult, WaterfallResult } from "./waterfall-shapes";

const engines = new WeakMap<DealTerms, WaterfallEngine>();

/** The state at closing: tranches at par, the accounts as the proceeds filled them, nothing breached. */
export function openingState(terms: DealTerms): DealState {
  const engine = engineOf(terms);
  engine.reset();
  return saveState(engine, terms);
}

/**
 * Runs the deal's waterfall for one period, top to bottom. Exact: cash in + opening accounts = payments out + closing
 * accounts, to the minor unit; interest and fees are rounded down. Steps are those of `waterfall-step.ts`.
 *
 * Unpaid interest is carried and bears no interest unless its step says so. Principal paid by any step counts first
 * towards what is scheduled or overdue.
 * @param opening the closing state of the period before, or `openingState(terms)`
 * @throws HeliographError WATERFALL_INPUT_INVALID: not the period that is due, negative cash or cost, a cost given twice,
 * enforcement without a priority for it
 */
export function runWaterfall(terms: DealTerms, opening: DealState, inputs: PeriodInputs): WaterfallResult {
  assertInputs(terms, opening, inputs);
  const engine = engineOf(terms);
  const journal: Journal = { transfers: [], tests: [] };
  loadState(engine, terms, opening);
  engine.enforced ||= inputs.enforced ?? false;
  engine.journal = journal;
  engine.run({
    collections: inputs.distributableMinor,
    costs: inputs.operatingCosts.map(({ amountMinor }) => amountMinor),
    collateral: inputs.collateralMinor ?? -1n,
    suspense: inputs.suspenseReleaseMinor ?? 0n,
    prepayment: inputs.prepaymentMinor ?? 0n,
    events: inputs.events ?? [],
    availability: (inputs.availability ?? []).map(({ measured, expected }) => [BigInt(measured), BigInt(expected)]),
  });
  engine.journal = null;
  return {
    transfers: transfersOf(terms, engine, journal, inputs),
    tranches: trancheResults(terms, engine),
    closing: saveState(engine, terms),
    tests: testsOf(terms, journal),
  };
}

function engineOf(terms: DealTerms): WaterfallEngine {
  const engine = engines.get(terms) ?? new WaterfallEngine(planOf(terms));
  engines.set(terms, engine);
  return engine;
}

function trancheResults(terms: DealTerms, { tranches, plan }: WaterfallEngine): Record<string, TrancheResult> {
  return Object.fromEntries(
    tranches.map((cell, index) => [
      terms.tranches[index]?.id ?? "",
      {
        interestDueMinor: cell.interestDue,
        interestPaidMinor: cell.interestPaid,
        ...(plan.tranches[index]?.stepsUp && { stepUpPaidMinor: cell.stepUpPaid }),
        principalDueMinor: cell.principalDue,
        principalPaidMinor: cell.principalPaid,
        balanceMinor: cell.balance,
      },
    ]),
  );
}

function assertInputs(terms: DealTerms, opening: DealState, inputs: PeriodInputs): void {
  const due = terms.calendar.periods[opening.periodIndex];
  if (due?.period !== inputs.period.period) {
    throw invalid(
      `Period ${inputs.period.period} is not the one that is due (${due?.period ?? "none is left"}).`,
      "Run each period once, in the order of the deal's calendar.",
    );
  }
  const { collateralMinor = 0n, suspenseReleaseMinor = 0n, prepaymentMinor = 0n } = inputs;
  const amounts = [inputs.distributableMinor, collateralMinor, suspenseReleaseMinor, prepaymentMinor];
  if (amounts.some((amount) => amount < 0n) || inputs.operatingCosts.some((cost) => cost.amountMinor < 0n)) {
    throw invalid(
      "Cash or a cost is negative.",
      "Refunds and credits belong into Available Funds, before the waterfall.",
    );
  }
  if (new Set(inputs.operatingCosts.map((cost) => cost.id)).size !== inputs.operatingCosts.length) {
    throw invalid("An operating cost is given twice.", "Give each invoice once.");
  }
  const enforced = inputs.enforced === true || opening.enforced === true;
  if (enforced && !terms.enforcementWaterfall) {
    throw invalid("The terms have no priority for enforcement.", "Add an enforcement waterfall to the terms.");
  }
  const steps = (enforced ? terms.enforcementWaterfall : undefined) ?? terms.waterfall;
  if (inputs.operatingCosts.length > 0 && !steps.some((step) => step.kind === "operating-costs")) {
    throw invalid("The waterfall has no step for operating costs.", "Add an operating-costs step or give no costs.");
  }
  if (prepaymentMinor > 0n && !steps.some((step) => step.kind === "mandatory-prepayment")) {
    throw invalid("The waterfall has no step for proceeds set aside.", "Give them as cash of the period.");
  }
}

function invalid(message: string, remedy: string): HeliographError {
  return new HeliographError({ code: "WATERFALL_INPUT_INVALID", message, remedy });
}
