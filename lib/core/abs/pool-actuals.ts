import type { MonthlyCashFlow } from "../cashflow/monthly-cash-flow";
import { HeliographError } from "../errors/heliograph-error";

/** A projection whose closed months are what happened. */
export type UpdatedProjection = {
  readonly months: readonly MonthlyCashFlow[];
  /** Last month that is history; null where none is. */
  readonly actualUntil: string | null;
  /** Actual over forecast CFADS of the closed months; null where the forecast was zero or below. */
  readonly realised: number | null;
};

/**
 * Historical actuals replace the forecast as periods close: without a gap, from the first month on.
 * @throws HeliographError POOL_ACTUALS_INVALID when a closed month is missing, given twice or not forecast
 */
export function withActuals(
  forecast: readonly MonthlyCashFlow[],
  actuals: readonly MonthlyCashFlow[],
): UpdatedProjection {
  const closed = [...actuals].sort((a, b) => (a.month < b.month ? -1 : 1));
  for (const [index, { month }] of closed.entries()) {
    if (month !== forecast[index]?.month) {
      throw new HeliographError({
        code: "POOL_ACTUALS_INVALID",
        message: `The closed months do not follow one another from the forecast's first: ${month} stands in place ${index + 1}.`,
        remedy: "Give every month from the first to the last that is closed, each once.",
        data: { month, place: index + 1 },
      });
    }
  }
  const total = (months: readonly MonthlyCashFlow[]) => months.reduce((sum, { cfads }) => sum + Number(cfads), 0);
  const forecastSoFar = total(forecast.slice(0, closed.length));
  return {
    months: [...closed, ...forecast.slice(closed.length)],
    actualUntil: closed.at(-1)?.month ?? null,
    realised: forecastSoFar > 0 ? total(closed) / forecastSoFar : null,
  };
}
