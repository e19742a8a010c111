import type { CapexItem, CostPlan, TaxPlan } from "../../station/cost-plan";
import { type DepreciationSchedule, macrsHalfYear, straightLine } from "../project-finance/depreciation-schedule";

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
export function taxesByYear(losses: LossRule, rates: readonly number[], results: readonly number[]): number[] {
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

/** Tax by year of operation on a station's results before interest, after depreciation [currency]. */
export function incomeTaxes(plan: TaxPlan, results: readonly number[]): number[] {
  return taxesByYear(
    { useLimit: plan.lossUseLimit },
    results.map(() => plan.rate),
    results,
  );
}

/** Depreciation for tax of a year of operation [currency], by each item's schedule; a grant lowers every item alike. */
export function depreciationOf(costs: CostPlan, operatingYear: number): number {
  const paidShare = paidShareOf(costs);
  return costs.capex.reduce(
    (sum, item) => sum + Number(item.amount) * paidShare * (depreciationSchedule(item)[operatingYear - 1] ?? 0),
    0,
  );
}

/** Share of the investment that grants leave to be paid. */
export function paidShareOf(costs: CostPlan): number {
  const total = costs.capex.reduce((sum, item) => sum + Number(item.amount), 0);
  return total > 0 ? Math.max(0, 1 - Number(costs.investmentGrant) / total) : 0;
}

/** How an item is written off: by MACRS where the plan says so, else straight line in whole years. */
export function depreciationSchedule({ depreciationYears, macrsYears }: CapexItem): DepreciationSchedule {
  if (macrsYears !== undefined) return macrsHalfYear(macrsYears);
  return depreciationYears === 0 ? [] : straightLine(depreciationYears);
}
