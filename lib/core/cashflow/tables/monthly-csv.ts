import { toDecimalString } from "../../money/money";
import {
  COST_LINES,
  type CostLine,
  type MonthlyCashFlow,
  REVENUE_STREAMS,
  type RevenueStream,
} from "../lines/monthly-cash-flow";
import type { StationCashFlow } from "../operation/station-simulation";
import { csvLine } from "./csv-line";

export function occurringStreams(months: readonly MonthlyCashFlow[]): RevenueStream[] {
  return REVENUE_STREAMS.filter((stream) => months.some((month) => month.revenue[stream] !== undefined));
}

export function occurringCosts(months: readonly MonthlyCashFlow[]): CostLine[] {
  return COST_LINES.filter((line) => months.some((month) => month.cost[line] !== undefined));
}

/** The monthly cash flow table as CSV (RFC 4180): one column per stream and cost line that occurs, amounts in major units. */
export function monthlyCsv(cashFlow: Pick<StationCashFlow, "currency" | "months">): string {
  const { currency, months } = cashFlow;
  const streams = occurringStreams(months);
  const costs = occurringCosts(months);
  const amount = (minor: string | undefined) => toDecimalString({ currency, minor: BigInt(minor ?? "0") });
  const row = (month: MonthlyCashFlow) => [
    month.month,
    currency,
    ...streams.map((stream) => amount(month.revenue[stream])),
    ...costs.map((line) => amount(month.cost[line])),
    amount(month.cfads),
  ];
  const header = [
    "month",
    "currency",
    ...streams.map((stream) => `revenue:${stream}`),
    ...costs.map((line) => `cost:${line}`),
    "cfads",
  ];
  return [header, ...months.map(row)].map(csvLine).join("");
}
