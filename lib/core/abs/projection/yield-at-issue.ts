import { onlyRateOfReturn } from "../../cashflow/returns/rate-of-return";
import { type DatedFlow, timedFlows } from "../../cashflow/returns/timed-flow";
import type { TrancheTerms } from "../../deal/terms";
import { parseRational, timesDown } from "../../money/rational";
import type { LocalDate } from "../../time/local-date";

/**
 * Annual effective rate of what a tranche pays [minor] against its issue price at closing, act/365f; null when there is no
 * single one.
 */
export function yieldAtIssue(
  closing: LocalDate,
  { originalParMinor, issuePrice }: Pick<TrancheTerms, "originalParMinor" | "issuePrice">,
  flows: readonly DatedFlow[],
): number | null {
  const price = timesDown(BigInt(originalParMinor), parseRational(issuePrice));
  return onlyRateOfReturn(timedFlows([{ date: closing, amount: -Number(price) }, ...flows]));
}
