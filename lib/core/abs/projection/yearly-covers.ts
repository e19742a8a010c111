import type { DealCalendar } from "../../deal/terms";
import { monthsOfPeriods } from "../waterfall/interest-periods";

/** Debt-service cover over twelve months, by payment date; null where nothing falls due in them. */
export type YearlyCovers = {
  /** Of this date and those of the eleven months before it, as far as there are any. */
  readonly historic: readonly (number | null)[];
  /** Of the dates in the twelve months after it, as far as there are any. */
  readonly forward: readonly (number | null)[];
};

/**
 * Cash for debt service over debt service, each summed over twelve months of payment dates.
 * @param cash and @param service by payment date [minor]
 */
export function yearlyCovers(
  calendar: DealCalendar,
  cash: readonly bigint[],
  service: readonly bigint[],
): YearlyCovers {
  const months = monthsOfPeriods(calendar).map(Number);
  const cover = (from: number, to: number) => {
    const sum = (amounts: readonly bigint[]) => amounts.slice(from, to).reduce((total, amount) => total + amount, 0n);
    const due = sum(service);
    return due === 0n ? null : Number(sum(cash)) / Number(due);
  };
  return {
    historic: months.map((_, index) =>
      cover(index + 1 - datesOfYear(months.slice(0, index + 1).toReversed()), index + 1),
    ),
    forward: months.map((_, index) => cover(index + 1, index + 1 + datesOfYear(months.slice(index + 1)))),
  };
}

/** How many of the next periods make up a year, at most all of them. */
function datesOfYear(months: readonly number[]): number {
  let covered = 0;
  const last = months.findIndex((length) => {
    covered += length;
    return covered >= 12;
  });
  return last < 0 ? months.length : last + 1;
}
