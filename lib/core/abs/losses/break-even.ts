import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { WaterfallEngine } from "../engine/bigint/engine";
import { planOf } from "../engine/compile-plan";
import { runShocked, shockableCash } from "../projection/cash-path";

/**
 * The largest drop of all revenue, in basis points, at which the tranche still gets every cent of par and interest by
 * the end of the calendar; null when it loses without any drop. Found by bisection over whole basis points.
 * @throws HeliographError PROJECTION_MONTH_MISSING
 */
export function breakEvenShock(terms: DealTerms, months: readonly MonthlyCashFlow[], trancheId: string): number | null {
  const cash = shockableCash(terms, months);
  const engine = new WaterfallEngine(planOf(terms));
  const tranche = engine.tranches[terms.tranches.findIndex(({ id }) => id === trancheId)];
  const isWhole = (dropBps: number) => {
    runShocked(engine, cash, dropBps);
    return tranche !== undefined && tranche.balance + tranche.unpaidInterest === 0n;
  };
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
