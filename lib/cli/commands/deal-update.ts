import * as z from "zod";
import { type UpdatedProjection, updatedProjection } from "../../core/abs/projection/updated-projection";
import type { MonthlyCashFlow } from "../../core/cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../core/deal/terms";
import { Statement } from "../../core/settlement/statement";
import { waterfallInputs } from "../../core/settlement/waterfall-inputs";
import type { CommandIo } from "./command-io";
import { parsedInput, readJson } from "./run-command";

/**
 * A deal's projection with its closed periods as their statements say: the `statement.json` of each evidence bundle, in a list.
 * @throws HeliographError PROJECTION_ACTUALS_INVALID, STATEMENT_INPUT_INVALID
 */
export async function dealUpdate(
  io: CommandIo,
  { terms, months }: { readonly terms: DealTerms; readonly months: readonly MonthlyCashFlow[] },
  path: string,
): Promise<UpdatedProjection> {
  const statements = parsedInput(z.array(Statement).max(480), await readJson(io, path), path);
  return updatedProjection(
    terms,
    months,
    statements.map((statement) => waterfallInputs(terms, statement)),
  );
}
