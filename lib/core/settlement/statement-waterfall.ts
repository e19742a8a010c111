import { dealStateFromJson } from "../abs/waterfall/deal-state-json";
import { runWaterfall } from "../abs/waterfall/waterfall";
import type { DealStateJson, WaterfallResult } from "../abs/waterfall/waterfall-shapes";
import type { DealTerms } from "../deal/terms";
import type { Statement } from "./statement";
import { waterfallInputs } from "./waterfall-inputs";

/**
 * The waterfall of a period on its statement and nothing else.
 * @throws HeliographError STATEMENT_INPUT_INVALID, WATERFALL_INPUT_INVALID
 */
export function statementWaterfall(terms: DealTerms, opening: DealStateJson, statement: Statement): WaterfallResult {
  return runWaterfall(terms, dealStateFromJson(opening), waterfallInputs(terms, statement));
}
