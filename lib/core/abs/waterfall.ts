import type { DealTerms } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { compileDeal } from "./compiled-deal";
import { WaterfallRun } from "./waterfall-run";
import type { DealState, PeriodInputs, WaterfallResult } from "./waterfall-shapes";

/** The state at closing: tranches at par, the reserve as the proceeds filled it, nothing breached. */
export function openingState(terms: DealTerms): DealState {
  const deal = compileDeal(terms);
  return {
    periodIndex: 0,
    tranches: Object.fromEntries(
      deal.tranches.map(({ id, originalPar }) => [
        id,
        { balanceMinor: originalPar, unpaidInterestMinor: 0n, overduePrincipalMinor: 0n },
      ]),
    ),
    unpaidFees: Object.fromEntries(
      deal.steps.flatMap(({ id, kind }) => (kind === "fee" || kind === "operating-costs" ? [[id, 0n]] : [])),
    ),
    reserveMinor: deal.initialReserve,
    triggers: Object.fromEntries(
      deal.steps.flatMap(({ id, kind }) => (kind === "dscr-test" ? [[id, { breached: false }]] : [])),
    ),
    residualPaidMinor: 0n,
  };
}

/**
 * Runs the deal's waterfall for one period, top to bottom. Exact: cash in + opening reserve = payments out + closing
 * reserve, to the minor unit; interest and fees are rounded down. Steps are those of `waterfall-step.ts`.
 *
 * Unpaid interest is carried and bears no interest. Principal paid by any step counts first towards what is scheduled
 * or overdue. The reserve is released down to its target, and in the last period of the calendar, or once the tranches
 * that it supports are redeemed, its target is 0.
 * @param opening the closing state of the period before, or `openingState(terms)`
 * @throws HeliographError WATERFALL_INPUT_INVALID: not the period that is due, negative cash or cost, a cost given twice
 */
export function runWaterfall(terms: DealTerms, opening: DealState, inputs: PeriodInputs): WaterfallResult {
  assertInputs(terms, opening, inputs);
  const deal = compileDeal(terms);
  const run = new WaterfallRun(deal, opening, inputs);
  for (const step of deal.steps) run.step(step);
  return run.finish();
}

function assertInputs(terms: DealTerms, opening: DealState, inputs: PeriodInputs): void {
  const due = terms.calendar.periods[opening.periodIndex];
  if (due?.period !== inputs.period.period) {
    throw invalid(
      `Period ${inputs.period.period} is not the one that is due (${due?.period ?? "none is left"}).`,
      "Run each period once, in the order of the deal's calendar.",
    );
  }
  if (inputs.distributableMinor < 0n || inputs.operatingCosts.some((cost) => cost.amountMinor < 0n)) {
    throw invalid(
      "Cash or a cost is negative.",
      "Refunds and credits belong into Available Funds, before the waterfall.",
    );
  }
  if (new Set(inputs.operatingCosts.map((cost) => cost.id)).size !== inputs.operatingCosts.length) {
    throw invalid("An operating cost is given twice.", "Give each invoice once.");
  }
  if (inputs.operatingCosts.length > 0 && !terms.waterfall.some((step) => step.kind === "operating-costs")) {
    throw invalid("The waterfall has no step for operating costs.", "Add an operating-costs step or give no costs.");
  }
}

function invalid(message: string, remedy: string): HeliographError {
  return new HeliographError({ code: "WATERFALL_INPUT_INVALID", message, remedy });
}
