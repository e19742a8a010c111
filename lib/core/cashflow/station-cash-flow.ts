import { CURRENCY_SCALE } from "../money/currency";
import type { StationSpec } from "../station/station-spec";
import { operatingCosts } from "./cost-lines";
import { depreciationOf, incomeTaxes } from "./income-tax";
import type { MonthlyCashFlow } from "./monthly-cash-flow";
import type { OperatingYear } from "./operating-year";
import { publishedMonths, toMinor } from "./published-months";
import { ratesOfReturn } from "./rate-of-return";
import { revenueLines } from "./revenue-lines";
import type { StationMetrics, YearlySummary } from "./station-simulation";
import { presentValue, type TimedFlow } from "./timed-flow";

type MoneyOfYear = Pick<YearlySummary, "revenue" | "operatingCost" | "tax" | "cfads">;
type ReturnMetrics = Pick<StationMetrics, "irr" | "npv" | "paybackMonthsSimple" | "paybackMonthsDiscounted">;

/** The life's money: what is published by month, its sums by year and its returns, which anyone can recompute from the months. */
export function cashFlowOfLife(
  spec: StationSpec,
  years: readonly OperatingYear[],
): { months: MonthlyCashFlow[]; capexMinor: string; years: MoneyOfYear[]; returns: ReturnMetrics } {
  const revenue = revenueLines(spec, years);
  const costs = operatingCosts(spec, years, revenue.paidByDrivers);
  const results = years.map(({ operatingYear }) => {
    const [from, to] = [(operatingYear - 1) * 12, operatingYear * 12];
    const sumOf = (lines: readonly Float64Array[]) =>
      lines.reduce((sum, line) => sum + line.subarray(from, to).reduce((a, b) => a + b, 0), 0);
    return (
      sumOf(Object.values(revenue.accrued)) - sumOf(Object.values(costs)) - depreciationOf(spec.costs, operatingYear)
    );
  });
  const { rate, lossUseLimit } = spec.tax;
  const yearlyTax = incomeTaxes(
    { useLimit: lossUseLimit },
    results.map(() => rate),
    results,
  );
  const tax = new Float64Array(years.length * 12).map((_, index) => (yearlyTax[Math.floor(index / 12)] as number) / 12);
  const months = publishedMonths(spec, revenue.cash, costs, tax);
  const scale = CURRENCY_SCALE[spec.currency];
  const invested =
    spec.costs.capex.reduce((sum, item) => sum + Number(item.amount), 0) - Number(spec.costs.investmentGrant);
  const capexMinor = toMinor(Math.max(0, invested), scale);
  return {
    months,
    capexMinor: capexMinor.toString(),
    years: years.map(({ operatingYear }) =>
      moneyOfYear(months.slice((operatingYear - 1) * 12, operatingYear * 12), scale),
    ),
    returns: returnsOf(months, capexMinor, scale, spec.discountRate),
  };
}

function moneyOfYear(months: readonly MonthlyCashFlow[], scale: number): MoneyOfYear {
  let revenue = 0n;
  let operatingCost = 0n;
  let tax = 0n;
  for (const month of months) {
    for (const minor of Object.values(month.revenue)) revenue += BigInt(minor);
    for (const [line, minor] of Object.entries(month.cost)) {
      if (line === "tax") tax += BigInt(minor);
      else operatingCost += BigInt(minor);
    }
  }
  const major = (minor: bigint) => Number(minor) / 10 ** scale;
  return {
    revenue: major(revenue),
    operatingCost: major(operatingCost),
    tax: major(tax),
    cfads: major(revenue - operatingCost - tax),
  };
}

/** Returns on the investment, each month's cash at its end. */
export function returnsOf(
  months: readonly MonthlyCashFlow[],
  capexMinor: bigint,
  scale: number,
  discountRate: number,
): ReturnMetrics {
  const flows: TimedFlow[] = [
    { years: 0, amount: -Number(capexMinor) / 10 ** scale },
    ...months.map((month, index) => ({ years: (index + 1) / 12, amount: Number(month.cfads) / 10 ** scale })),
  ];
  return {
    irr: ratesOfReturn(flows),
    npv: presentValue(flows, discountRate),
    paybackMonthsSimple: paybackMonths(flows, 0),
    paybackMonthsDiscounted: paybackMonths(flows, discountRate),
  };
}

/** First month from which the balance stays at or above zero to the end; null where there is none. */
function paybackMonths(flows: readonly TimedFlow[], rate: number): number | null {
  let balance = 0;
  let since: number | null = null;
  for (const [index, flow] of flows.entries()) {
    balance += flow.amount * (1 + rate) ** -flow.years;
    if (balance < 0) since = null;
    else since ??= index;
  }
  return since;
}
