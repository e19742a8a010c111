import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { WaterfallEngine } from "../engine/bigint/engine";
import { planOf } from "../engine/compile-plan";
import { saveState } from "../engine/engine-state";
import { projectedInputs } from "../pool/period-inputs";
import { runWaterfall } from "../waterfall/waterfall";
import type { DealState, PeriodInputs, WaterfallResult } from "../waterfall/waterfall-shapes";

/** One period of a projection with all that moved in it, and the state that it began with. */
export type ProjectedPeriod = {
  readonly input: PeriodInputs;
  readonly opening: DealState;
  readonly result: WaterfallResult;
};

/**
 * A period as `projectDeal` has it; those before it are run without their transfers.
 * @throws HeliographError PROJECTION_MONTH_MISSING @throws RangeError where the calendar has no such period
 */
export function projectPeriod(terms: DealTerms, months: readonly MonthlyCashFlow[], index: number): ProjectedPeriod {
  const inputs = projectedInputs(terms, months);
  const engine = new WaterfallEngine(planOf(terms));
  for (const { distributableMinor, operatingCosts } of inputs.slice(0, index)) {
    const costs = operatingCosts.map(({ amountMinor }) => amountMinor);
    engine.run({ collections: distributableMinor, costs, collateral: -1n, suspense: 0n, events: [] });
  }
  const input = inputs[index];
  if (!input) throw new RangeError(`the calendar has no period ${index}`);
  const opening = saveState(engine, terms);
  return { input, opening, result: runWaterfall(terms, opening, input) };
}
