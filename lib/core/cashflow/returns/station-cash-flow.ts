import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { type ContractDeliveries, contractDeliveries } from "../lines/contract-delivery";
import { operatingCosts } from "../lines/cost-lines";
import { MEMO_LINES, type MemoAmounts, type MemoYear } from "../lines/memo-lines";
import { toMajor, toMinor } from "../lines/minor-amount";
import { type MonthlyCashFlow, REVENUE_STREAMS } from "../lines/monthly-cash-flow";
import { publishedMonths } from "../lines/published-months";
import { revenueLines } from "../lines/revenue-lines";
import { type VatMonth, vatAccount } from "../lines/vat-account";
import type { OperatingYear } from "../operation/operating-year";
import type { StationMetrics, YearlySummary } from "../operation/station-simulation";
import { depreciationOf, incomeTaxes } from "./income-tax";
import { DEFAULT_INFLATION, levelisedCosts } from "./levelised-costs";
import { ratesOfReturn } from "./rate-of-return";
import { type StationFinance, stationFinance } from "./station-finance";
import { presentValue, type TimedFlow } from "./timed-flow";

type MoneyOfYear = Pick<YearlySummary, "revenue" | "operatingCost" | "tax" | "cfads" | "memo">;

/** Figures that follow from the published months alone: anyone can recompute them. */
type MonthlyReturns = Pick<
  StationMetrics,
  "irr" | "irrReal" | "npv" | "streams" | "paybackMonthsSimple" | "paybackMonthsDiscounted"
>;
export type ReturnMetrics = MonthlyReturns & Pick<StationMetrics, "levelised">;

/** The life's money: what is published by month, its sums by year, its returns, the VAT account and the owner's side. */
export function cashFlowOfLife(
  spec: StationSpec,
  years: readonly OperatingYear[],
  memos: readonly MemoYear[],
): {
  months: MonthlyCashFlow[];
  capexMinor: string;
  years: MoneyOfYear[];
  returns: ReturnMetrics;
  deliveries: ContractDeliveries[];
  vat: VatMonth[];
  finance: StationFinance | null;
} {
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
  const yearlyTax = incomeTaxes(spec.tax, results);
  const tax = new Float64Array(years.length * 12).map((_, index) => (yearlyTax[Math.floor(index / 12)] as number) / 12);
  const months = publishedMonths(spec, revenue.cash, costs, tax);
  const scale = CURRENCY_SCALE[spec.currency];
  const invested =
    spec.costs.capex.reduce((sum, item) => sum + Number(item.amount), 0) - Number(spec.costs.investmentGrant);
  const capexMinor = toMinor(Math.max(0, invested), scale);
  return {
    months,
    capexMinor: capexMinor.toString(),
    years: years.map(({ operatingYear }, index) => ({
      ...moneyOfYear(months.slice((operatingYear - 1) * 12, operatingYear * 12), scale),
      memo: memoOfYear(memos[index]),
    })),
    returns: {
      ...returnsOf(months, capexMinor, scale, spec.discountRate, spec.inflationPerYear ?? DEFAULT_INFLATION),
      levelised: levelisedCosts(spec, years, memos, costs),
    },
    deliveries: contractDeliveries(spec, years),
    vat: vatAccount(spec, revenue.vatCollected, costs),
    finance: stationFinance(
      spec,
      revenue,
      costs,
      years.map(({ energyKwh }) => energyKwh.pv.reduce((sum, energy) => sum + energy, 0)),
    ),
  };
}

function memoOfYear(year: MemoYear | undefined): MemoAmounts {
  const sum = (line: Float64Array | undefined) => line?.reduce((total, amount) => total + amount, 0) ?? 0;
  return Object.fromEntries(MEMO_LINES.map((line) => [line, sum(year?.memo[line])])) as MemoAmounts;
}

function moneyOfYear(months: readonly MonthlyCashFlow[], scale: number): Omit<MoneyOfYear, "memo"> {
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
  return {
    revenue: toMajor(revenue, scale),
    operatingCost: toMajor(operatingCost, scale),
    tax: toMajor(tax, scale),
    cfads: toMajor(revenue - operatingCost - tax, scale),
  };
}

/** Returns on the investment, each month's cash at its end. */
export function returnsOf(
  months: readonly MonthlyCashFlow[],
  capexMinor: bigint,
  scale: number,
  discountRate: number,
  inflation: number,
): MonthlyReturns {
  const flows: TimedFlow[] = [
    { years: 0, amount: -toMajor(capexMinor, scale) },
    ...months.map((month, index) => ({ years: (index + 1) / 12, amount: toMajor(month.cfads, scale) })),
  ];
  const irr = ratesOfReturn(flows);
  return {
    irr,
    irrReal: irr.principal === null ? null : (1 + irr.principal) / (1 + inflation) - 1,
    npv: presentValue(flows, discountRate),
    streams: streamValues(months, scale, discountRate),
    paybackMonthsSimple: paybackMonths(flows, 0),
    paybackMonthsDiscounted: paybackMonths(flows, discountRate),
  };
}

/** Present value of each stream's cash and its part of all of them, in the order in which streams are shown. */
function streamValues(
  months: readonly MonthlyCashFlow[],
  scale: number,
  discountRate: number,
): StationMetrics["streams"] {
  const values = REVENUE_STREAMS.filter((stream) => months.some(({ revenue }) => revenue[stream] !== undefined)).map(
    (stream) => {
      const flows = months.map(({ revenue }, index) => ({
        years: (index + 1) / 12,
        amount: toMajor(revenue[stream] ?? "0", scale),
      }));
      return { stream, presentValue: presentValue(flows, discountRate) };
    },
  );
  const total = values.reduce((sum, value) => sum + value.presentValue, 0);
  return values.map((value) => ({ ...value, share: total === 0 ? 0 : value.presentValue / total }));
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
