import { daysBetween, type LocalDate } from "../../time/local-date";

/** A payment at a time after the first [years], negative when paid out. For rates only: what moves is bigint. */
export type TimedFlow = { readonly years: number; readonly amount: number };

/** A payment on a day, negative when paid out. */
export type DatedFlow = { readonly date: LocalDate; readonly amount: number };

/** Dated payments as timed ones: years are days over 365 from the first date, as Excel's XIRR counts them. */
export function timedFlows(flows: readonly DatedFlow[]): TimedFlow[] {
  const first = flows.reduce<LocalDate | null>(
    (earliest, { date }) => (earliest === null || date < earliest ? date : earliest),
    null,
  );
  return first === null ? [] : flows.map(({ date, amount }) => ({ years: daysBetween(first, date) / 365, amount }));
}

/** Present value at a yearly effective rate. */
export function presentValue(flows: readonly TimedFlow[], rate: number): number {
  return flows.reduce((sum, flow) => sum + flow.amount * (1 + rate) ** -flow.years, 0);
}
