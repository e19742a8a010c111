import type { PeriodInputs } from "../abs/waterfall/waterfall-shapes";
import type { DealTerms } from "../deal/terms";
import { isEnforcedFrom, stands } from "../enforcement/declared-default";
import { HeliographError } from "../errors/heliograph-error";
import type { Statement } from "./statement";
import { setAsideOf } from "./statement-proceeds";

/**
 * What the waterfall runs on: the attested statement and nothing else. The reserve is not in it, the deal's state has it.
 * @throws HeliographError STATEMENT_INPUT_INVALID when the statement is of another deal's period
 */
export function waterfallInputs(terms: DealTerms, statement: Statement): PeriodInputs {
  const period = terms.calendar.periods.find((candidate) => candidate.period === statement.period);
  if (!period || statement.dealId !== terms.dealId) {
    throw new HeliographError({
      code: "STATEMENT_INPUT_INVALID",
      message: `Statement ${statement.id} is not of a period of ${terms.dealId}.`,
      remedy: "Use the statement of the deal's own period.",
    });
  }
  const prepaymentMinor = setAsideOf(statement);
  return {
    period,
    distributableMinor: BigInt(statement.totals.distributableCashMinor) - prepaymentMinor,
    ...(prepaymentMinor > 0n && { prepaymentMinor }),
    ...(statement.defaults?.some(stands) && { events: ["event-of-default"] as const }),
    enforced: isEnforcedFrom(statement.defaults ?? [], statement.period),
    ...(statement.availability && { availability: statement.availability }),
    suspenseReleaseMinor: BigInt(statement.totals.releasedMinor),
    operatingCosts: statement.operatingCosts.map((cost) => ({ ...cost, amountMinor: BigInt(cost.amountMinor) })),
  };
}
