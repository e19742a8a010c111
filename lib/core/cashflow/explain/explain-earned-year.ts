import { CURRENCY_SCALE } from "../../money/currency";
import type { StationSpec } from "../../station/station-spec";
import { toMajor } from "../lines/minor-amount";
import { COST_LINES, REVENUE_STREAMS } from "../lines/monthly-cash-flow";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { explainCostLine } from "./explain-costs";
import { explainDelivery } from "./explain-delivery";
import type { Explanation } from "./explanation";

const MONTHS = 12;

/** CFADS of the first year of operation as it is earned: what contracts delivered in it, whenever paid, less its costs and tax. */
export function explainEarnedYear(spec: StationSpec, summary: StationSimulationSummary): Explanation {
  const { deliveries, months, currency } = summary.cashFlow;
  const scale = CURRENCY_SCALE[currency];
  const year = months.slice(0, MONTHS);
  const streams = REVENUE_STREAMS.flatMap((stream) => {
    const inputs = deliveries.flatMap((delivery) =>
      delivery.stream === stream ? (explainDelivery(spec, delivery, (month) => month < MONTHS) ?? []) : [],
    );
    return inputs.length === 0 ? [] : summed("stream", stream, inputs);
  });
  const costs = COST_LINES.flatMap((line) => {
    const inputs = year.flatMap(({ month, cost }, index) =>
      cost[line] === undefined
        ? []
        : { ...explainCostLine(spec, summary, line, index, scale), name: `${line}, ${month}` },
    );
    return inputs.length === 0 ? [] : summed("cost", line, inputs);
  });
  const earned = streams.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const spent = year.reduce(
    (sum, { cost }) => sum + Object.values(cost).reduce((all, minor) => all + toMajor(minor, scale), 0),
    0,
  );
  return {
    key: "cfadsEarned",
    formula: "earned",
    value: earned - spent,
    unit: "currency",
    inputs: [...streams, ...costs],
  };
}

function summed(key: "stream" | "cost", name: string, inputs: readonly Explanation[]): Explanation {
  const value = inputs.reduce((sum, input) => sum + (input.value ?? 0), 0);
  return { key, name, formula: "sum", value, unit: "currency", inputs };
}
