import type { WaterfallResult } from "../abs/waterfall/waterfall-shapes";
import { type ComputedDistribution, computeDistribution } from "../distribution/distribution";
import type { RegisterSnapshot } from "../distribution/register-snapshot";
import { type ComputedStatement, computeStatement } from "../settlement/compute-statement";
import type { StatementInput } from "../settlement/statement-input";
import { statementWaterfall } from "../settlement/statement-waterfall";

/** A period from its evidence to its holders. */
export type ComputedPeriod = {
  readonly statement: ComputedStatement;
  readonly waterfall: WaterfallResult;
  readonly distribution: ComputedDistribution;
};

/**
 * The whole line in one call: evidence -> statement -> waterfall -> each holder's amount. Attestors and auditors recompute
 * a period with it.
 * @throws HeliographError whatever a step refuses its input with
 */
export function computePeriod(input: StatementInput, register: RegisterSnapshot): ComputedPeriod {
  const statement = computeStatement(input);
  const waterfall = statementWaterfall(input.terms, input.openingState, statement.statement);
  const distribution = computeDistribution(input.terms, statement.statement, waterfall, register);
  return { statement, waterfall, distribution };
}
