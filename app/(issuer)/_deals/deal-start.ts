import { addMonthsToYearMonth, type LocalDate, type YearMonth, yearMonthOf } from "@/lib/core/time/local-date";

/** Longest calendar that a new deal is proposed with. */
const MONTHS = 144;

export type DealStart = { readonly closing: LocalDate; readonly firstPeriod: YearMonth; readonly months: number };

/**
 * A calendar to begin with: from the first whole month after today in which all stations of the pool operate, since what
 * was collected before the closing is not the deal's cash; no longer than the shortest of their lives lasts.
 */
export function dealStart(
  today: LocalDate,
  stations: readonly { readonly operationStart: YearMonth; readonly lifeYears: number }[],
): DealStart {
  const nextMonth = addMonthsToYearMonth(yearMonthOf(today), 1);
  const starts = [nextMonth, ...stations.map(({ operationStart }) => operationStart)];
  const firstPeriod = starts.toSorted().at(-1) ?? nextMonth;
  const left = stations.map(({ operationStart, lifeYears }) =>
    monthsBetween(firstPeriod, addMonthsToYearMonth(operationStart, lifeYears * 12)),
  );
  return {
    firstPeriod,
    closing: firstPeriod === nextMonth ? today : `${firstPeriod}-01`,
    months: Math.max(1, Math.min(MONTHS, ...left)),
  };
}

function monthsBetween(from: YearMonth, to: YearMonth): number {
  const count = (month: YearMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
