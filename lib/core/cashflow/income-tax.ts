import type { CostPlan } from "../station/cost-plan";

/**
 * What becomes of a year's loss: `refunded` lowers the owner's other tax at once (SAM's assumption); else it is carried forward
 * without end and shelters up to `useLimit` of a later year's income (26 USC 172: 0.8).
 */
export type LossRule = "refunded" | { readonly useLimit: number };

/**
 * Tax by year on taxable results, negative where refunded.
 * @param results profit before this tax, after depreciation [currency]
 * @param rates by the same years
 */
export function incomeTaxes(losses: LossRule, rates: readonly number[], results: readonly number[]): number[] {
  let carried = 0;
  return results.map((result, year) => {
    const rate = rates[year] ?? 0;
    if (losses === "refunded") return result * rate;
    if (result <= 0) {
      carried -= result;
      return 0;
    }
    const used = Math.min(carried, result * losses.useLimit);
    carried -= used;
    return (result - used) * rate;
  });
}

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
