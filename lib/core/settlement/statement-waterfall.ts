import { dealStateFromJson } from "../abs/deal-state-json";
import { payFromSuspense } from "../abs/pay-from-suspense";
import { runWaterfall } from "../abs/waterfall";
import type { DealStateJson, WaterfallResult } from "../abs/waterfall-shapes";
import type { DealTerms } from "../deal/terms";
import type { Statement } from "./statement";
import { waterfallInputs } from "./waterfall-inputs";

/**
 * The waterfall of a period on its statement: distributable cash and reserve first, then what was released of suspense for
 * the senior fees and interest that are still open.
 * @throws HeliographError STATEMENT_INPUT_INVALID, WATERFALL_INPUT_INVALID
 */
export function statementWaterfall(terms: DealTerms, opening: DealStateJson, statement: Statement): WaterfallResult {
  const result = runWaterfall(terms, dealStateFromJson(opening), waterfallInputs(terms, statement));
  return payFromSuspense(terms, result, BigInt(statement.totals.releasedMinor));
}
