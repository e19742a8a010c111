import { EXPLAINED_METRICS, explainMetric } from "../../core/cashflow/explain/explain-metric";
import { explainMonth } from "../../core/cashflow/explain/explain-month";
import { type Explanation, FORMULAS } from "../../core/cashflow/explain/explanation";
import { COST_LINES, REVENUE_STREAMS } from "../../core/cashflow/lines/monthly-cash-flow";
import type { StationSimulationSummary } from "../../core/cashflow/operation/station-simulation";
import type { StationSpec } from "../../core/station/station-spec";
import { usageError } from "./run-command";

/** An explanation as it is printed: the formula as an expression beside its key. */
type PrintedExplanation = Omit<Explanation, "inputs"> & {
  readonly expression: string;
  readonly inputs: readonly PrintedExplanation[];
};

/** Explains a key figure, or with a month a figure of the monthly table. @throws HeliographError CLI_USAGE */
export function explainedFigure(
  spec: StationSpec,
  summary: StationSimulationSummary,
  figure: string,
  month: string | undefined,
): PrintedExplanation {
  if (month === undefined) {
    const metric = EXPLAINED_METRICS.find((name) => name === figure);
    if (!metric) throw usageError(`${figure} is not a key figure; one of a month needs --month.`);
    return printed(explainMetric(spec, summary, metric));
  }
  const line = [...REVENUE_STREAMS, ...COST_LINES, "cfads" as const].find((name) => name === figure);
  if (!line) throw usageError(`${figure} is not a revenue stream, a cost line or cfads.`);
  const explanation = explainMonth(spec, summary, month, line);
  if (!explanation) throw usageError(`${month} is not a month of operation (yyyy-mm).`);
  return printed(explanation);
}

function printed({ inputs, ...explanation }: Explanation): PrintedExplanation {
  return { ...explanation, expression: FORMULAS[explanation.formula], inputs: inputs.map(printed) };
}
