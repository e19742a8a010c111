import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import type { YearMonth } from "../../time/local-date";
import { toMajor } from "../lines/minor-amount";
import { COST_LINES, type CostLine, REVENUE_STREAMS, type RevenueStream } from "../lines/monthly-cash-flow";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { explainCostLine } from "./explain-costs";
import { explainDelivery } from "./explain-delivery";
import { type Explanation, withSources } from "./explanation";

/** A figure of the monthly table. */
export type MonthlyFigure = RevenueStream | CostLine | "cfads";

/** How a monthly figure came about; null where the table has no such month. */
export function explainMonth(
  spec: StationSpec,
  summary: StationSimulationSummary,
  month: YearMonth,
  figure: MonthlyFigure,
): Explanation | null {
  const explanation = explainFigure(spec, summary, month, figure);
  return explanation && withSources(spec, explanation);
}

function explainFigure(
  spec: StationSpec,
  summary: StationSimulationSummary,
  month: YearMonth,
  figure: MonthlyFigure,
): Explanation | null {
  const { months, currency } = summary.cashFlow;
  const index = months.findIndex((row) => row.month === month);
  const row = months[index];
  if (!row) return null;
  const scale = CURRENCY_SCALE[currency];
  const streams = REVENUE_STREAMS.filter((stream) => row.revenue[stream] !== undefined);
  const lines = COST_LINES.filter((line) => row.cost[line] !== undefined);
  if (figure === "cfads") {
    return {
      key: "cfads",
      name: month,
      formula: "cfads",
      value: toMajor(row.cfads, scale),
      unit: "currency",
      inputs: [
        ...streams.map((stream) => explainStream(spec, summary, stream, index, scale)),
        ...lines.map((line) => explainCostLine(spec, summary, line, index, scale)),
      ],
    };
  }
  return isCostLine(figure)
    ? explainCostLine(spec, summary, figure, index, scale)
    : explainStream(spec, summary, figure, index, scale);
}

function isCostLine(figure: RevenueStream | CostLine): figure is CostLine {
  return (COST_LINES as readonly string[]).includes(figure);
}

/** A stream's cash of a month: what was delivered the contract's lag before, and in the last month all that was still open. */
function explainStream(
  spec: StationSpec,
  { cashFlow }: StationSimulationSummary,
  stream: RevenueStream,
  index: number,
  scale: number,
): Explanation {
  const last = cashFlow.months.length - 1;
  const inputs = cashFlow.deliveries.flatMap((delivery) => {
    if (delivery.stream !== stream) return [];
    const lag = spec.revenue.find(({ id }) => id === delivery.contractId)?.settlementLagMonths ?? 0;
    return explainDelivery(spec, delivery, (month) => Math.min(last, month + lag) === index) ?? [];
  });
  return {
    key: "stream",
    name: stream,
    formula: "sum",
    value: toMajor(cashFlow.months[index]?.revenue[stream] ?? "0", scale),
    unit: "currency",
    inputs,
  };
}
