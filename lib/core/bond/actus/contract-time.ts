import { type Rational, toNumber } from "../../money/rational";
import { addDays, type LocalDate } from "../../time/local-date";
import { adjust, monthEnd } from "../business-day";
import { yearFraction } from "../day-count";
import type { DayCount } from "../day-count-name";
import { addTenors, type Tenor } from "../tenor";
import type { ContractTerms } from "./contract-terms";

/** A local time `YYYY-MM-DDTHH:MM:SS`; as text it sorts by time. */
export type ContractTime = string;

/** When something happens, and the time up to which it is computed: they differ for calculate-then-shift. */
export type ShiftedTime = { readonly at: ContractTime; readonly computedAt: ContractTime };

const DAY_COUNTS: Readonly<Record<ContractTerms["dayCountConvention"], DayCount>> = {
  AA: "act/act-isda",
  A360: "act/360",
  A365: "act/365f",
  "30E360": "30e/360",
  "30E360ISDA": "30e/360-isda",
  B252: "business/252",
};

export function dateOfTime(time: ContractTime): LocalDate {
  return time.slice(0, 10);
}

/** Years between two times by the contract's day count; the last second of a day is the begin of the next. */
export function yearsBetween(from: ContractTime, to: ContractTime, terms: ContractTerms): number {
  const fraction: Rational = yearFraction(
    DAY_COUNTS[terms.dayCountConvention],
    countedDay(from),
    countedDay(to),
    terms.maturityDate && dateOfTime(terms.maturityDate),
    { calendar: calendarOf(terms) },
  );
  return toNumber(fraction);
}

/** Moves a time to a business day: `S` before the convention's letters shifts before it computes, `C` after. */
export function shiftTime(time: ContractTime, terms: ContractTerms): ShiftedTime {
  const { businessDayConvention: convention } = terms;
  if (convention === "NOS") return { at: time, computedAt: time };
  const kind = convention.endsWith("MF")
    ? "modified-following"
    : convention.endsWith("MP")
      ? "modified-preceding"
      : convention.endsWith("F")
        ? "following"
        : "preceding";
  const at = `${adjust(dateOfTime(time), kind, calendarOf(terms))}${time.slice(10)}`;
  return { at, computedAt: convention.startsWith("SC") ? at : time };
}

/** The same time of another day. */
export function addTenorsToTime(time: ContractTime, tenor: Tenor, count: number, keepsMonthEnd: boolean): ContractTime {
  const date = addTenors(dateOfTime(time), tenor, count);
  return `${keepsMonthEnd ? monthEnd(date) : date}${time.slice(10)}`;
}

export function dayBefore(time: ContractTime): ContractTime {
  return `${addDays(dateOfTime(time), -1)}${time.slice(10)}`;
}

function countedDay(time: ContractTime): LocalDate {
  return time.endsWith("23:59:59") ? addDays(dateOfTime(time), 1) : dateOfTime(time);
}

function calendarOf({ calendar }: ContractTerms): "weekends" | "none" {
  return calendar === "MF" ? "weekends" : "none";
}
