import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { BusinessCalendar, BusinessDayConvention } from "./business-calendar";
import { type Tenor, tenorLength } from "./tenor";
import { thirdWednesday } from "./twentieth";

/**
 * How dates are counted: `backward` from the termination (a stub comes first), `forward` from the start (a stub comes
 * last), `zero` no date between; third Wednesdays; 20ths of a month, of IMM months, and as credit default swaps have
 * them before 2009, after, and since December 2015.
 * @see QuantLib DateGeneration::Rule
 */
export const DateGenerationRule = z.enum([
  "backward",
  "forward",
  "zero",
  "third-wednesday",
  "third-wednesday-inclusive",
  "twentieth",
  "twentieth-imm",
  "old-cds",
  "cds",
  "cds2015",
]);
export type DateGenerationRule = z.infer<typeof DateGenerationRule>;

export type ScheduleRequest = {
  readonly effective: LocalDate;
  readonly termination: LocalDate;
  /** Length of a regular period; 0 is a single period. */
  readonly tenor: Tenor;
  readonly rule: DateGenerationRule;
  readonly convention: BusinessDayConvention;
  readonly terminationConvention: BusinessDayConvention;
  readonly calendar: BusinessCalendar;
  /** Dates fall on the end of the month when the date that is counted from is the last business day of its own. */
  readonly endOfMonth: boolean;
  /** End of an explicit first or begin of an explicit last period. */
  readonly firstDate?: LocalDate | undefined;
  readonly nextToLastDate?: LocalDate | undefined;
};

/** @throws HeliographError BOND_SCHEDULE_INVALID */
export function assertScheduleRequest(request: ScheduleRequest): void {
  const reason = contradictionOf(request);
  if (reason === undefined) return;
  throw new HeliographError({
    code: "BOND_SCHEDULE_INVALID",
    message: `The schedule cannot be made: ${reason}.`,
    remedy: "Keep effective < first <= next to last < termination, a whole tenor, and stubs to backward or forward.",
    data: { effective: request.effective, termination: request.termination, reason },
  });
}

function contradictionOf(request: ScheduleRequest): string | undefined {
  const { effective, termination, tenor, rule, endOfMonth } = request;
  if (effective >= termination) return "it ends before it begins";
  const length = tenorLength(tenor);
  if (!Number.isInteger(length) || length < 0) return "its tenor is not a whole positive number";
  if (endOfMonth && rule !== "backward" && rule !== "forward" && rule !== "zero")
    return `the end of month does not go with the rule ${rule}`;
  const first = request.firstDate === effective ? undefined : request.firstDate;
  const nextToLast = request.nextToLastDate === termination ? undefined : request.nextToLastDate;
  return stubContradiction(request, "first date", first) ?? stubContradiction(request, "next to last date", nextToLast);
}

function stubContradiction(
  { rule, effective, termination }: ScheduleRequest,
  name: string,
  date: LocalDate | undefined,
): string | undefined {
  if (date === undefined) return undefined;
  if (rule === "backward" || rule === "forward")
    return effective <= date && date <= termination ? undefined : `its ${name} lies outside of it`;
  if (rule === "third-wednesday")
    return date === thirdWednesday(date) ? undefined : `its ${name} is not a third Wednesday`;
  return `a ${name} does not go with the rule ${rule}`;
}
