import { addMonthsToYearMonth, type LocalDate, type YearMonth } from "@/lib/core/time/local-date";

/** Longest calendar that a new deal is proposed with. */
const MONTHS = 144;

export type DealStart = { readonly closing: LocalDate; readonly firstPeriod: YearMonth; readonly months: number };

/**
 * A calendar to begin with: from the first month in which all stations of the pool operate, not before today, and no
 * longer than the shortest of their lives lasts.
 */
export function dealStart(
  today: LocalDate,
  stations: readonly { readonly operationStart: YearMonth; readonly lifeYears: number }[],
): DealStart {
  const thisMonth = today.slice(0, 7);
  const starts = [thisMonth, ...stations.map(({ operationStart }) => operationStart)];
  const firstPeriod = starts.toSorted().at(-1) ?? thisMonth;
  const left = stations.map(({ operationStart, lifeYears }) =>
    monthsBetween(firstPeriod, addMonthsToYearMonth(operationStart, lifeYears * 12)),
  );
  return {
    firstPeriod,
    closing: firstPeriod === thisMonth ? today : `${firstPeriod}-01`,
    months: Math.max(1, Math.min(MONTHS, ...left)),
  };
}

function monthsBetween(from: YearMonth, to: YearMonth): number {
  const count = (month: YearMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
