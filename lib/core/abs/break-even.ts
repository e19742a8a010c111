import type { MonthlyCashFlow } from "../cashflow/monthly-cash-flow";
import type { DealTerms } from "../deal/terms";
import { projectedInputs, shockRevenue } from "./period-inputs";
import { lossOf } from "./project";
import { openingState, runWaterfall } from "./waterfall";

/**
 * The largest drop of all revenue, in basis points, at which the tranche still gets every cent of par and interest by
 * the end of the calendar; null when it loses without any drop. Found by bisection over whole basis points.
 * @throws HeliographError PROJECTION_MONTH_MISSING
 */
export function breakEvenShock(terms: DealTerms, months: readonly MonthlyCashFlow[], trancheId: string): number | null {
  const isWhole = (dropBps: number) => lossAfter(terms, shockRevenue(months, dropBps), trancheId) === 0n;
  if (!isWhole(0)) return null;
  if (isWhole(10_000)) return 10_000;
  let whole = 0;
  let short = 10_000;
  while (short - whole > 1) {
    const middle = Math.floor((whole + short) / 2);
    if (isWhole(middle)) whole = middle;
    else short = middle;
  }
  return whole;
}

function lossAfter(terms: DealTerms, months: readonly MonthlyCashFlow[], trancheId: string): bigint {
  let state = openingState(terms);
  for (const inputs of projectedInputs(terms, months)) state = runWaterfall(terms, state, inputs).closing;
  return lossOf(state, trancheId);
}
