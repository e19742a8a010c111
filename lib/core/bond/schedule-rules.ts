import { addDays, addMonths, daysBetween, type LocalDate } from "../time/local-date";
import { adjust, monthEnd } from "./business-day";
import type { DateGenerationRule, ScheduleRequest } from "./schedule-request";
import { addTenors } from "./tenor";
import { nextTwentieth, previousTwentieth } from "./twentieth";

/** Dates before they are moved to business days. */
export type UnadjustedDates = {
  readonly dates: readonly LocalDate[];
  readonly isRegular: readonly boolean[];
  /** The date from which the regular ones were counted. */
  readonly seed: LocalDate;
};

/** A first coupon nearer than this to the start of an old credit default swap is skipped [days]. */
const OLD_CDS_STUB_DAYS = 30;
const TWENTIETHS: ReadonlySet<DateGenerationRule> = new Set([
  "twentieth",
  "twentieth-imm",
  "old-cds",
  "cds",
  "cds2015",
]);

/** Dates counted back from the termination, or from the next to last date. */
export function backwardDates(request: ScheduleRequest): UnadjustedDates {
  const { effective, termination, calendar, convention } = request;
  const firstDate = request.firstDate === effective ? undefined : request.firstDate;
  const nextToLast = request.nextToLastDate === termination ? undefined : request.nextToLastDate;
  const dates: LocalDate[] = [termination];
  const isRegular: boolean[] = [];
  const put = (date: LocalDate, regular: boolean) => {
    dates.unshift(date);
    isRegular.unshift(regular);
  };
  const meets = (date: LocalDate) =>
    adjust(dates[0] ?? "", convention, calendar) === adjust(date, convention, calendar);
  let seed = termination;
  if (nextToLast !== undefined) {
    put(nextToLast, step(request, seed, -1) === nextToLast);
    seed = nextToLast;
  }
  const bound = firstDate ?? effective;
  for (let count = 1; ; count++) {
    const date = step(request, seed, -count);
    if (date < bound) break;
    if (!meets(date)) put(date, true);
  }
  if (firstDate !== undefined && !meets(firstDate)) put(firstDate, false);
  if (!meets(effective)) put(effective, step(request, dates[0] ?? effective, -1) === effective);
  return { dates, isRegular, seed };
}

/** Dates counted from the start, from the first date, or from the first 20th. */
export function forwardDates(request: ScheduleRequest): UnadjustedDates {
  const { effective, termination, rule, calendar, convention, terminationConvention } = request;
  const firstDate = request.firstDate === effective ? undefined : request.firstDate;
  const nextToLast = request.nextToLastDate === termination ? undefined : request.nextToLastDate;
  const quarterly = rule !== "twentieth";
  const { dates, isRegular } = beginning(request);
  const put = (date: LocalDate, regular: boolean) => {
    dates.push(date);
    isRegular.push(regular);
  };
  const meets = (date: LocalDate, by = convention) =>
    adjust(dates.at(-1) ?? "", by, calendar) === adjust(date, by, calendar);
  let seed = dates.at(-1) ?? effective;
  if (firstDate !== undefined) {
    put(firstDate, step(request, seed, 1) === firstDate);
    seed = firstDate;
  } else if (TWENTIETHS.has(rule)) {
    const first = firstTwentieth(effective, rule);
    if (first !== effective) {
      put(first, rule === "cds" || rule === "cds2015");
      seed = first;
    }
  }
  const bound = nextToLast ?? termination;
  for (let count = 1; ; count++) {
    const date = step(request, seed, count);
    if (date > bound) break;
    if (!meets(date)) put(date, true);
  }
  if (nextToLast !== undefined && !meets(nextToLast)) put(nextToLast, false);
  if (!meets(termination, terminationConvention)) {
    if (TWENTIETHS.has(rule)) put(nextTwentieth(termination, quarterly), true);
    else put(termination, false);
  }
  return { dates, isRegular, seed };
}

/** The first date; a swap's protection begins on the 20th before, or a quarter earlier when that one is not yet due. */
function beginning({ effective, rule, calendar, convention }: ScheduleRequest) {
  const dates: LocalDate[] = [];
  const isRegular: boolean[] = [];
  if (rule !== "cds" && rule !== "cds2015") return { dates: [effective], isRegular };
  const previous = previousTwentieth(effective, true);
  if (adjust(previous, convention, calendar) > effective) {
    dates.push(addMonths(previous, -3));
    isRegular.push(true);
  }
  dates.push(previous);
  return { dates, isRegular };
}

function firstTwentieth(effective: LocalDate, rule: DateGenerationRule): LocalDate {
  const quarterly = rule !== "twentieth";
  const next = nextTwentieth(effective, quarterly);
  const isTooNear = rule === "old-cds" && daysBetween(effective, next) < OLD_CDS_STUB_DAYS;
  return isTooNear ? nextTwentieth(addDays(next, 1), quarterly) : next;
}

/** A date some tenors from another on a calendar without days off; a month's last day stays one where that is asked. */
function step({ tenor, endOfMonth }: ScheduleRequest, seed: LocalDate, count: number): LocalDate {
  const date = addTenors(seed, tenor, count);
  return endOfMonth && "months" in tenor && seed === monthEnd(seed) ? monthEnd(date) : date;
}
