import * as z from "zod";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import { YearMonth } from "../../time/local-date";
import { projectedInputs } from "../pool/period-inputs";
import type { PeriodInputs } from "../waterfall/waterfall-shapes";
import { projectInputs } from "./project";
import { ProjectionSummary, summarizeProjection } from "./projection-summary";
import { ProjectionTable, projectionTable } from "./projection-table";

/** A projection whose closed periods are what their statements say, and whose others are still the forecast. */
export const UpdatedProjection = z.strictObject({
  /** Last period that is history; null where none is. */
  actualUntil: YearMonth.nullable(),
  /** Cash after operating costs of the closed periods over what was forecast; null where that was zero or below. */
  realised: z.number().nullable(),
  summary: ProjectionSummary,
  table: ProjectionTable,
});
export type UpdatedProjection = z.infer<typeof UpdatedProjection>;

/**
 * Historical actuals replace the forecast as periods close: without a gap, from the first period on, through the same
 * waterfall with its releases, defaults and tests.
 * @param closed what the statements of the closed periods gave to the waterfall
 * @throws HeliographError PROJECTION_ACTUALS_INVALID when a closed period is missing, given twice or not of the calendar
 */
export function updatedProjection(
  terms: DealTerms,
  months: readonly MonthlyCashFlow[],
  closed: readonly PeriodInputs[],
): UpdatedProjection {
  const forecast = projectedInputs(terms, months);
  for (const [index, { period }] of closed.entries()) {
    if (period.period === forecast[index]?.period.period) continue;
    throw new HeliographError({
      code: "PROJECTION_ACTUALS_INVALID",
      message: `The closed periods do not follow one another from the first: ${period.period} stands in place ${index + 1}.`,
      remedy: "Give every period from the first to the last that is closed, each once.",
      data: { period: period.period, place: index + 1 },
    });
  }
  const projection = projectInputs(terms, [...closed, ...forecast.slice(closed.length)]);
  const expected = netCash(forecast.slice(0, closed.length));
  return {
    actualUntil: closed.at(-1)?.period.period ?? null,
    realised: expected > 0n ? Number(netCash(closed)) / Number(expected) : null,
    summary: summarizeProjection(projection),
    table: projectionTable(projection),
  };
}

function netCash(inputs: readonly PeriodInputs[]): bigint {
  return inputs.reduce(
    (sum, { distributableMinor, operatingCosts }) =>
      operatingCosts.reduce((left, { amountMinor }) => left - amountMinor, sum + distributableMinor),
    0n,
  );
}
