import { HeliographError } from "../errors/heliograph-error";
import { addDays, addMonths, daysInMonth, type LocalDate, partsOf } from "../time/local-date";
import { adjust, type BusinessCalendar, type BusinessDayConvention, lastBusinessDayOfMonth } from "./business-calendar";

export type ScheduleRequest = {
  readonly effective: LocalDate;
  readonly termination: LocalDate;
  /** Length of a regular period. */
  readonly tenor: { readonly months: number } | { readonly days: number };
  /** `backward` counts from the termination (a stub comes first), `forward` from the start (a stub comes last). */
  readonly rule: "backward" | "forward";
  readonly convention: BusinessDayConvention;
  readonly terminationConvention: BusinessDayConvention;
  readonly calendar: BusinessCalendar;
  /** Dates fall on the end of the month when the date that is counted from is the last business day of its own. */
  readonly endOfMonth: boolean;
  /** End of an explicit first or begin of an explicit last period. */
  readonly firstDate?: LocalDate;
  readonly nextToLastDate?: LocalDate;
};

/**
 * Dates of a bond's periods, ascending, from effective to termination, moved to business days.
 * @see QuantLib ql/time/schedule.cpp for the order of the rules
 * @throws HeliographError BOND_SCHEDULE_INVALID when the dates are not in order or the tenor is not positive
 */
export function generateSchedule(request: ScheduleRequest): LocalDate[] {
  assertRequest(request);
  const unadjusted = request.rule === "backward" ? backwardDates(request) : forwardDates(request);
  const seed =
    request.rule === "backward"
      ? (request.nextToLastDate ?? request.termination)
      : (request.firstDate ?? request.effective);
  const keepsMonthEnd =
    request.endOfMonth && "months" in request.tenor && seed >= lastBusinessDayOfMonth(seed, request.calendar);
  const last = unadjusted.length - 1;
  const moved = unadjusted.map((date, index) => {
    const convention = index === last ? request.terminationConvention : request.convention;
    const isRegular = index > 0 && index < last;
    return adjust(keepsMonthEnd && isRegular ? monthEnd(date) : date, convention, request.calendar);
  });
  return moved.filter((date, index) => index === 0 || date > (moved[index - 1] ?? ""));
}

function backwardDates({ effective, termination, tenor, firstDate, nextToLastDate }: ScheduleRequest): LocalDate[] {
  const dates: LocalDate[] = [termination];
  const seed = nextToLastDate ?? termination;
  if (nextToLastDate !== undefined && nextToLastDate < termination) dates.unshift(nextToLastDate);
  const bound = firstDate ?? effective;
  for (let step = 1; ; step++) {
    const date = shifted(seed, tenor, -step);
    if (date < bound) break;
    if (date < (dates[0] ?? "")) dates.unshift(date);
  }
  if (firstDate !== undefined && firstDate < (dates[0] ?? "")) dates.unshift(firstDate);
  if (effective < (dates[0] ?? "")) dates.unshift(effective);
  return dates;
}

function forwardDates({ effective, termination, tenor, firstDate, nextToLastDate }: ScheduleRequest): LocalDate[] {
  const dates: LocalDate[] = [effective];
  const seed = firstDate ?? effective;
  if (firstDate !== undefined && firstDate > effective) dates.push(firstDate);
  const bound = nextToLastDate ?? termination;
  for (let step = 1; ; step++) {
    const date = shifted(seed, tenor, step);
    if (date > bound) break;
    dates.push(date);
  }
  if (nextToLastDate !== undefined && nextToLastDate > (dates.at(-1) ?? "")) dates.push(nextToLastDate);
  if (termination > (dates.at(-1) ?? "")) dates.push(termination);
  return dates;
}

function shifted(seed: LocalDate, tenor: ScheduleRequest["tenor"], steps: number): LocalDate {
  return "months" in tenor ? addMonths(seed, tenor.months * steps) : addDays(seed, tenor.days * steps);
}

function monthEnd(date: LocalDate): LocalDate {
  const { year, month } = partsOf(date);
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}

function assertRequest({ effective, termination, tenor, firstDate, nextToLastDate }: ScheduleRequest): void {
  const inside = (date: LocalDate | undefined) => date === undefined || (date >= effective && date <= termination);
  const length = "months" in tenor ? tenor.months : tenor.days;
  if (effective < termination && inside(firstDate) && inside(nextToLastDate) && Number.isInteger(length) && length > 0)
    return;
  throw new HeliographError({
    code: "BOND_SCHEDULE_INVALID",
    message: "The dates of the schedule are not in order or its tenor is not positive.",
    remedy: "Keep effective < first <= next to last < termination and a tenor of at least one day or month.",
    data: { effective, termination },
  });
}
