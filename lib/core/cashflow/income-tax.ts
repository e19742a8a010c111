import type { CostPlan, TaxPlan } from "../station/cost-plan";

/** Straight-line depreciation for tax of a year of operation [currency]; a grant lowers every item alike. */
export function depreciationOf(costs: CostPlan, operatingYear: number): number {
  const total = costs.capex.reduce((sum, item) => sum + Number(item.amount), 0);
  const paidShare = total > 0 ? Math.max(0, 1 - Number(costs.investmentGrant) / total) : 0;
  return costs.capex.reduce(
    (sum, item) =>
      operatingYear <= item.depreciationYears ? sum + (Number(item.amount) * paidShare) / item.depreciationYears : sum,
    0,
  );
}

/**
 * Tax by year on taxable results: losses are carried forward without end and shelter up to `lossUseLimit` of a year's income.
 * @param results profit before tax and interest, after depreciation [currency]
 */
export function incomeTaxes(plan: TaxPlan, results: readonly number[]): number[] {
  let losses = 0;
  return results.map((result) => {
    if (result <= 0) {
      losses -= result;
      return 0;
    }
    const used = Math.min(losses, result * plan.lossUseLimit);
    losses -= used;
    return (result - used) * plan.rate;
  });
}
