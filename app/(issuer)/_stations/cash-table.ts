import {
  COST_LINES,
  type CostLine,
  type MonthlyCashFlow,
  REVENUE_STREAMS,
  type RevenueStream,
} from "@/lib/core/cashflow/lines/monthly-cash-flow";
import type { Currency } from "@/lib/core/money/currency";
import type { ChartSeries } from "../../_charts/chart-series";
import { thousands } from "../../_charts/thousands";

/** Sums of some months [minor units], by line. */
export type CashRow = {
  readonly revenue: Readonly<Partial<Record<RevenueStream, bigint>>>;
  readonly cost: Readonly<Partial<Record<CostLine, bigint>>>;
  readonly cfads: bigint;
};

/** Each year of operation as the exact sum of its months; the first month begins the first year. */
export function yearlyCash(months: readonly MonthlyCashFlow[]): readonly CashRow[] {
  return Array.from({ length: Math.ceil(months.length / 12) }, (_, year) =>
    sumOf(months.slice(year * 12, year * 12 + 12)),
  );
}

export function sumOf(months: readonly MonthlyCashFlow[]): CashRow {
  const total = <Line extends string>(
    order: readonly Line[],
    linesOf: (month: MonthlyCashFlow) => Readonly<Partial<Record<string, string>>>,
  ) => {
    const sums: Partial<Record<Line, bigint>> = {};
    for (const line of order) {
      const amounts = months.flatMap((month) => linesOf(month)[line] ?? []);
      if (amounts.length > 0) sums[line] = amounts.reduce<bigint>((sum, minor) => sum + BigInt(minor), 0n);
    }
    return sums;
  };
  return {
    revenue: total(REVENUE_STREAMS, ({ revenue }) => revenue),
    cost: total(COST_LINES, ({ cost }) => cost),
    cfads: months.reduce((sum, { cfads }) => sum + BigInt(cfads), 0n),
  };
}

/** The lines that occur in any of the rows, in the order in which they are shown everywhere. */
export function linesIn(rows: readonly CashRow[]): {
  readonly streams: readonly RevenueStream[];
  readonly costs: readonly CostLine[];
} {
  return {
    streams: REVENUE_STREAMS.filter((stream) => rows.some(({ revenue }) => revenue[stream] !== undefined)),
    costs: COST_LINES.filter((line) => rows.some(({ cost }) => cost[line] !== undefined)),
  };
}

/** For drawing: a layer for each revenue stream, all costs and tax as one below zero [thousands of major units]. */
export function cashSeries(
  rows: readonly CashRow[],
  currency: Currency,
  labels: { readonly stream: (stream: RevenueStream) => string; readonly costs: string },
): readonly ChartSeries[] {
  const { streams, costs } = linesIn(rows);
  return [
    ...streams.map((stream) => ({
      id: stream,
      label: labels.stream(stream),
      color: stream,
      values: rows.map(({ revenue }) => thousands(revenue[stream] ?? 0n, currency)),
    })),
    {
      id: "cost",
      label: labels.costs,
      color: "cost" as const,
      values: rows.map(
        ({ cost }) =>
          -thousands(
            costs.reduce((sum, line) => sum + (cost[line] ?? 0n), 0n),
            currency,
          ),
      ),
    },
  ];
}
