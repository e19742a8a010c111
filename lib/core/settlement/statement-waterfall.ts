import { dealStateFromJson } from "../abs/deal-state-json";
import { payFromSuspense } from "../abs/pay-from-suspense";
import { runWaterfall } from "../abs/waterfall";
import type { DealStateJson, WaterfallResult } from "../abs/waterfall-shapes";
import type { DealTerms } from "../deal/terms";
import type { Statement } from "./statement";
import { waterfallInputs } from "./waterfall-inputs";

/**
 * The waterfall of a period on its statement. What was released of suspense is paid where the terms' own suspense step says;
 * without one, distributable cash and reserve come first, then the senior fees and interest that are still open.
 * @throws HeliographError STATEMENT_INPUT_INVALID, WATERFALL_INPUT_INVALID
 */
export function statementWaterfall(terms: DealTerms, opening: DealStateJson, statement: Statement): WaterfallResult {
  const state = dealStateFromJson(opening);
  const inputs = waterfallInputs(terms, statement);
  const released = BigInt(statement.totals.releasedMinor);
  const steps = (opening.enforced ? terms.enforcementWaterfall : undefined) ?? terms.waterfall;
  if (steps.some(({ kind }) => kind === "suspense"))
    return runWaterfall(terms, state, { ...inputs, suspenseReleaseMinor: released });
  return payFromSuspense(terms, runWaterfall(terms, state, inputs), released);
}
