import { taxesByYear } from "../returns/income-tax";
import type { TaxBasis } from "./depreciable-basis";
import type { ProjectFinancePlan } from "./project-finance-plan";
import { inYear, type YearlyLine, yearlyLine } from "./yearly-line";

/** One jurisdiction's tax by year; negative where a loss is refunded. */
export type JurisdictionResult = {
  readonly name: string;
  readonly depreciation: YearlyLine;
  readonly taxableIncome: YearlyLine;
  readonly tax: YearlyLine;
  readonly investmentCredit: YearlyLine;
  readonly productionCredit: YearlyLine;
};

/**
 * Taxes in the order of the jurisdictions: each one's tax, net of its credits, is deducted from the income that the next one
 * taxes.
 */
export function jurisdictionTaxes(
  plan: ProjectFinancePlan,
  results: {
    /** Income before depreciation and tax, after interest. */
    readonly beforeDepreciation: YearlyLine;
    readonly bases: readonly TaxBasis[];
    /** Spent on renewed equipment out of its reserves. */
    readonly renewals: YearlyLine;
  },
): JurisdictionResult[] {
  const { years } = plan;
  const settled: JurisdictionResult[] = [];
  for (const [index, jurisdiction] of plan.jurisdictions.entries()) {
    const { name, rates, losses, renewalSchedule, productionCredit } = jurisdiction;
    const basis = results.bases[index];
    const investmentCredit = basis?.investmentCredit ?? [];
    const renewed = (year: number) =>
      results.renewals.reduce(
        (sum, cost, spent) => sum + cost * (spent > 0 ? (renewalSchedule[year - spent] ?? 0) : 0),
        0,
      );
    const depreciation = yearlyLine(years, (year) => inYear(basis?.depreciation ?? [], year) + renewed(year));
    const paid = plan.productionPayments.filter(({ servesDebt, taxedIn }) => !servesDebt && taxedIn.includes(name));
    const granted = plan.grants.reduce((sum, { amount, taxedIn }) => (taxedIn.includes(name) ? sum + amount : sum), 0);
    const taxableIncome = yearlyLine(
      years,
      (year) =>
        inYear(results.beforeDepreciation, year) -
        inYear(depreciation, year) +
        paid.reduce((sum, { amounts }) => sum + inYear(amounts, year), 0) +
        (year === 1 ? granted : 0) +
        settled.reduce(
          (sum, before) =>
            sum -
            inYear(before.tax, year) +
            inYear(before.investmentCredit, year) +
            inYear(before.productionCredit, year),
          0,
        ),
    );
    settled.push({
      name,
      depreciation,
      taxableIncome,
      tax: taxesByYear(losses, rates, taxableIncome),
      investmentCredit,
      productionCredit,
    });
  }
  return settled;
}
