import { HeliographError } from "../errors/heliograph-error";
import { type Rational, rational } from "../money/rational";
import { daysBetween, type LocalDate, partsOf } from "../time/local-date";
import { periodMonths, type ReferencePeriod } from "./icma-fraction";

/** Days from 1 January to the first of each month, as every year had 365. */
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Days between two dates, 29 February never counted. @see QuantLib Actual365Fixed::NL_Impl */
export function act365NoLeapDays(from: LocalDate, to: LocalDate): number {
  return noLeapDay(to) - noLeapDay(from);
}

/**
 * Canadian bonds: days over 365 in the first part of a coupon period, a whole period less the days that are left after
 * it, so that a full period is exactly 1 / frequency.
 * @see IIAC, Canadian Conventions in Fixed Income Markets; QuantLib Actual365Fixed::CA_Impl
 * @throws HeliographError BOND_DAY_COUNT_INCOMPLETE without a reference period of a month or more
 */
export function act365Canadian(from: LocalDate, to: LocalDate, reference: ReferencePeriod | undefined): Rational {
  if (from === to) return rational(0n, 1n);
  const months = reference ? periodMonths(reference) : 0;
  if (!reference || months === 0) {
    throw new HeliographError({
      code: "BOND_DAY_COUNT_INCOMPLETE",
      message: "act/365f-canadian needs the coupon period that it measures against, a month or longer.",
      remedy: "Give the reference period.",
    });
  }
  const frequency = Math.floor(12 / months);
  const days = daysBetween(from, to);
  if (days < Math.floor(365 / frequency)) return rational(BigInt(days), 365n);
  const left = daysBetween(reference.start, reference.end) - days;
  return rational(BigInt(365 - left * frequency), BigInt(365 * frequency));
}

function noLeapDay(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  const leapDay = month === 2 && day === 29 ? 1 : 0;
  return year * 365 + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day - leapDay;
}
