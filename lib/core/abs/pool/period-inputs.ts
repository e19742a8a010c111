import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import type { CalendarPeriod, DealTerms } from "../../deal/terms";
import { HeliographError } from "../../errors/heliograph-error";
import { mulDivDown } from "../../money/rounding";
import { addMonthsToYearMonth, yearMonthOf } from "../../time/local-date";
import type { OperatingCost, PeriodInputs } from "../waterfall/waterfall-shapes";

/**
 * Turns projected months into what the waterfall takes: revenue is cash, each cost line an operating cost of its month.
 * A negative revenue line is a cost, a negative cost line is cash.
 * @throws HeliographError PROJECTION_MONTH_MISSING when the months do not cover the deal's calendar
 */
export function projectedInputs(
  terms: Pick<DealTerms, "calendar">,
  months: readonly MonthlyCashFlow[],
): PeriodInputs[] {
  const byMonth = new Map(months.map((month) => [month.month, month]));
  return terms.calendar.periods.map((period) => {
    let distributableMinor = 0n;
    const operatingCosts: OperatingCost[] = [];
    for (const name of monthsOf(period)) {
      const month = byMonth.get(name);
      if (!month) throw missing(name);
      const cash = (minor: bigint, line: string) => {
        if (minor >= 0n) distributableMinor += minor;
        else operatingCosts.push(projectedCost(name, line, -minor));
      };
      for (const [line, minor] of Object.entries(month.revenue)) if (minor !== undefined) cash(BigInt(minor), line);
      for (const [line, minor] of Object.entries(month.cost)) if (minor !== undefined) cash(-BigInt(minor), line);
    }
    return { period, distributableMinor, operatingCosts };
  });
}

/** Months whose every positive revenue line is lower by `dropBps`, rounded down; costs stay as they are. */
export function shockRevenue(months: readonly MonthlyCashFlow[], dropBps: number): MonthlyCashFlow[] {
  const keptBps = 10_000n - BigInt(dropBps);
  return months.map((month) => {
    const revenue = { ...month.revenue };
    let lost = 0n;
    for (const [line, minor] of Object.entries(month.revenue) as [keyof typeof revenue, string][]) {
      if (BigInt(minor) <= 0n) continue;
      const kept = mulDivDown(BigInt(minor), keptBps, 10_000n);
      lost += BigInt(minor) - kept;
      revenue[line] = kept.toString();
    }
    return { ...month, revenue, cfads: (BigInt(month.cfads) - lost).toString() };
  });
}

/** Names of the months of a collection period. */
export function monthsOf({ from, to }: CalendarPeriod): string[] {
  const end = yearMonthOf(to);
  const names: string[] = [];
  for (let name = yearMonthOf(from); name < end; name = addMonthsToYearMonth(name, 1)) names.push(name);
  return names;
}

function projectedCost(month: string, line: string, amountMinor: bigint): OperatingCost {
  return { id: `${month}-${line}`, payee: line, amountMinor, evidence: "projection" };
}

function missing(month: string): HeliographError {
  return new HeliographError({
    code: "PROJECTION_MONTH_MISSING",
    message: `The cash flow has no month ${month}, which the deal's calendar needs.`,
    remedy: "Simulate the stations over the deal's whole calendar, or shorten the calendar.",
    data: { month },
  });
}
