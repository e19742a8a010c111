import { operatingCosts } from "../cashflow/lines/cost-lines";
import { revenueLines, type StreamAmounts } from "../cashflow/lines/revenue-lines";
import type { OperatingYear } from "../cashflow/operation/operating-year";
import { depreciationOf, incomeTaxes } from "../cashflow/returns/income-tax";
import type { StationSpec } from "../station/station-spec";
import type { ScenarioYear } from "./scenario-year";

/** CFADS of a path by year of operation [currency], unrounded: what drivers and compute buyers pay and costs scaled by the path. */
export function pathCfads(
  spec: StationSpec,
  years: readonly OperatingYear[],
  scenario: readonly ScenarioYear[],
): Float64Array {
  const revenue = revenueLines(spec, years);
  const charging = scenario.map((year) => year.chargingPrice);
  for (const amounts of [revenue.accrued, revenue.cash] satisfies StreamAmounts[]) {
    scaleYears(amounts["charging-energy"], charging);
    scaleYears(amounts["charging-service"], charging);
    scaleYears(
      amounts["ai-compute"],
      scenario.map((year) => year.computePrice),
    );
  }
  scaleYears(revenue.paidByDrivers, charging);
  const costs = operatingCosts(spec, years, revenue.paidByDrivers);
  scaleYears(
    costs["operation-maintenance"],
    scenario.map((year) => year.operatingCost),
  );
  const accrued = yearlySum(Object.values(revenue.accrued), years.length);
  const cash = yearlySum(Object.values(revenue.cash), years.length);
  const spent = yearlySum(Object.values(costs), years.length);
  const taxable = Array.from(
    accrued,
    (amount, year) => amount - (spent[year] as number) - depreciationOf(spec.costs, year + 1),
  );
  const tax = incomeTaxes(spec.tax, taxable);
  return cash.map((amount, year) => amount - (spent[year] as number) - (tax[year] as number));
}

function scaleYears(months: Float64Array, factors: readonly number[]): void {
  for (let month = 0; month < months.length; month += 1) {
    months[month] = (months[month] as number) * (factors[Math.floor(month / 12)] as number);
  }
}

function yearlySum(lines: readonly Float64Array[], years: number): Float64Array {
  const sums = new Float64Array(years);
  for (const line of lines) {
    for (let month = 0; month < line.length; month += 1) {
      const year = Math.floor(month / 12);
      sums[year] = (sums[year] as number) + (line[month] as number);
    }
  }
  return sums;
}
