import { HeliographError } from "../errors/heliograph-error";
import { addMonths, type LocalDate } from "../time/local-date";
import type { BusinessCalendar, BusinessDayConvention } from "./business-calendar";
import { addBusinessDays, addMonthsAdjusted, adjust, lastBusinessDayOfMonth, monthEnd } from "./business-day";
import { assertScheduleRequest, type ScheduleRequest } from "./schedule-request";
import { backwardDates, forwardDates, type UnadjustedDates } from "./schedule-rules";
import { addTenors, type Tenor, tenorLength } from "./tenor";
import { thirdWednesday } from "./twentieth";

/** Dates of a bond's periods and how they came about. */
export type Schedule = {
  /** Ascending: n + 1 dates make n periods. */
  readonly dates: readonly LocalDate[];
  /** Whether each period has the length of the tenor; unknown for dates that were listed. */
  readonly isRegular?: readonly boolean[] | undefined;
  /** Unknown for dates that were listed without it. */
  readonly tenor?: Tenor | undefined;
  readonly calendar: BusinessCalendar;
  readonly convention: BusinessDayConvention;
  readonly endOfMonth: boolean;
};

/**
 * Dates from effective to termination by a rule, moved to business days.
 * @see QuantLib ql/time/schedule.cpp (1.44) for the order of the rules
 * @throws HeliographError BOND_SCHEDULE_INVALID when the request contradicts itself or leaves a single date
 */
export function generateSchedule(request: ScheduleRequest): Schedule {
  const rule = tenorLength(request.tenor) === 0 ? "zero" : request.rule;
  const asked = { ...request, rule, endOfMonth: request.endOfMonth && "months" in request.tenor };
  assertScheduleRequest(asked);
  const { dates, isRegular } = withoutOverlap(adjusted(asked, unadjustedDates(asked)));
  const { tenor, calendar, convention, endOfMonth } = asked;
  return { dates, isRegular, tenor, calendar, convention, endOfMonth };
}

/** A date some tenors away by a schedule's own calendar, convention and month-end rule. @see QuantLib Calendar::advance */
export function shiftByTenor(date: LocalDate, schedule: Schedule, count: number): LocalDate {
  const { tenor, calendar, convention, endOfMonth } = schedule;
  if (!tenor || tenorLength(tenor) === 0) return addMonths(date, 12 * count);
  if ("months" in tenor) return addMonthsAdjusted(date, tenor.months * count, convention, calendar, endOfMonth);
  if ("days" in tenor) return addBusinessDays(date, tenor.days * count, convention, calendar);
  return adjust(addTenors(date, tenor, count), convention, calendar);
}

/**
 * A schedule whose dates are listed. With a tenor the first and last period are regular when it leads from one of their
 * ends to the other; without it nothing is known of them.
 * @throws HeliographError BOND_SCHEDULE_INVALID unless there are two dates or more, ascending
 */
export function scheduleOfDates(dates: readonly LocalDate[], tenor?: Tenor): Schedule {
  const ascends = dates.every((date, index) => index === 0 || date > (dates[index - 1] ?? ""));
  if (dates.length < 2 || !ascends) {
    throw new HeliographError({
      code: "BOND_SCHEDULE_INVALID",
      message: "The listed dates of the schedule do not ascend.",
      remedy: "List two dates or more, each later than the one before.",
    });
  }
  const listed = { dates, calendar: "none", convention: "unadjusted", endOfMonth: false } as const;
  if (!tenor) return listed;
  const isRegular = dates.slice(1).map((to, index) => {
    const from = dates[index] ?? to;
    const isInner = index > 0 && index < dates.length - 2;
    return isInner || addTenors(from, tenor, 1) === to || addTenors(to, tenor, -1) === from;
  });
  return { ...listed, tenor, isRegular };
}

function unadjustedDates(request: ScheduleRequest): UnadjustedDates {
  const { effective, termination } = request;
  switch (request.rule) {
    case "zero":
      return { dates: [effective, termination], isRegular: [true], seed: effective };
    case "backward":
      return backwardDates(request);
    default:
      return forwardDates(request);
  }
}

/** Moves the dates to Wednesdays where the rule says so, then to month ends or business days. */
function adjusted(request: ScheduleRequest, { dates, isRegular, seed }: UnadjustedDates): UnadjustedDates {
  const { rule, convention, terminationConvention, calendar } = request;
  const keepsMonthEnd = request.endOfMonth && seed >= lastBusinessDayOfMonth(seed, calendar);
  const last = dates.length - 1;
  const moved = dates.map((date, index) => {
    const isInner = index > 0 && index < last;
    const wednesday = rule === "third-wednesday-inclusive" || (rule === "third-wednesday" && isInner);
    const day = wednesday ? thirdWednesday(date) : date;
    if (index === 0) return rule === "old-cds" ? day : adjust(day, convention, calendar);
    if (index === last) {
      return rule === "cds" || rule === "cds2015" ? day : adjust(day, terminationConvention, calendar);
    }
    return adjust(keepsMonthEnd ? monthEnd(day) : day, convention, calendar);
  });
  return { dates: moved, isRegular, seed };
}

/** A date that adjustment has moved onto or past its outer neighbour goes; its period counts as regular if they met. */
function withoutOverlap({ dates, isRegular, seed }: UnadjustedDates): UnadjustedDates {
  const kept = [...dates];
  const regular = [...isRegular];
  const end = kept.at(-1) ?? "";
  const beforeEnd = kept.at(-2) ?? "";
  if (kept.length >= 2 && beforeEnd >= end) {
    if (regular.length >= 2) regular[regular.length - 2] = beforeEnd === end;
    kept.splice(-2, 1);
    regular.pop();
  }
  const [begin, second] = kept;
  if (begin !== undefined && second !== undefined && second <= begin) {
    if (regular.length >= 2) regular[1] = second === begin;
    kept.splice(1, 1);
    regular.shift();
  }
  return { dates: kept, isRegular: regular, seed };
}
