import { toNumber } from "../money/rational";
import { addMonths, type LocalDate } from "../time/local-date";
import { assertBond, type Bond, notionalOf } from "./bond";
import { addBusinessDays, addMonthsAdjusted, adjust } from "./business-day";
import { couponRate } from "./coupon-rate";
import { yearFraction } from "./day-count";
import type { ReferencePeriod } from "./icma-fraction";
import { shiftByTenor } from "./schedule";
import { addTenors } from "./tenor";

/** The period of a coupon, with the regular period that it is measured against. */
export type CouponPeriod = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reference: ReferencePeriod;
  readonly notional: number;
  readonly rate: number;
};

/** What a bond pays on a day, per 100 of original face; a coupon comes before principal of the same day. */
export type BondFlow = {
  readonly kind: "coupon" | "principal";
  readonly date: LocalDate;
  readonly amount: number;
  /** From this day on the coupon stays with the seller. */
  readonly exDate?: LocalDate | undefined;
  readonly period?: CouponPeriod | undefined;
};

/** Every payment of a bond, ascending. @throws HeliographError BOND_INVALID, BOND_FIXING_MISSING */
export function bondFlows(bond: Bond): BondFlow[] {
  assertBond(bond);
  const { dates } = bond.schedule;
  const periods = dates.length - 1;
  const flows: BondFlow[] = [];
  for (let index = 0; index < periods; index++) {
    const period = couponPeriod(bond, index);
    const date = paymentDate(bond, period.to);
    if (bond.coupon.kind !== "zero") {
      const fraction = bondFraction(bond, period.from, period.to, period.reference);
      flows.push({
        kind: "coupon",
        date,
        amount: period.notional * period.rate * fraction,
        exDate: exDateOf(bond, date),
        period,
      });
    }
    const repaid = period.notional - notionalOf(bond, index + 1);
    const isLast = index === periods - 1;
    if (repaid !== 0)
      flows.push({ kind: "principal", date, amount: isLast ? (repaid * bond.redemption) / 100 : repaid });
  }
  return flows;
}

/** Year fraction by the bond's own day count. */
export function bondFraction(bond: Bond, from: LocalDate, to: LocalDate, reference: ReferencePeriod): number {
  const { schedule, dayCount, dayCountCalendar } = bond;
  const context = {
    reference,
    schedule: schedule.isRegular ? schedule : undefined,
    calendar: dayCountCalendar,
  };
  return toNumber(yearFraction(dayCount, from, to, schedule.dates.at(-1), context));
}

/** Whether the coupon stays with the seller of a settlement day. */
export function isExCoupon({ exDate }: BondFlow, settlement: LocalDate): boolean {
  return exDate !== undefined && exDate <= settlement;
}

/** A stub is measured against the regular period that ends or begins with it. */
function couponPeriod(bond: Bond, index: number): CouponPeriod {
  const { dates, isRegular, tenor } = bond.schedule;
  const from = dates[index] ?? "";
  const to = dates[index + 1] ?? "";
  const isStub = tenor !== undefined && isRegular?.[index] === false;
  const notional = notionalOf(bond, index);
  const rate = couponRate(bond.coupon, index, from, to);
  const reference = (): ReferencePeriod => {
    if (isStub && index === 0) return { start: shiftByTenor(to, bond.schedule, -1), end: to };
    if (isStub && index === dates.length - 2) return { start: from, end: shiftByTenor(from, bond.schedule, 1) };
    return { start: from, end: to };
  };
  return { from, to, reference: reference(), notional, rate };
}

function paymentDate({ payment }: Bond, end: LocalDate): LocalDate {
  return addBusinessDays(end, payment.lagDays, payment.convention, payment.calendar);
}

function exDateOf({ exCoupon }: Bond, payment: LocalDate): LocalDate | undefined {
  if (!exCoupon) return undefined;
  const { tenor, calendar, convention, endOfMonth } = exCoupon;
  if ("days" in tenor) return addBusinessDays(payment, -tenor.days, convention, calendar);
  if ("months" in tenor) return addMonthsAdjusted(payment, -tenor.months, convention, calendar, endOfMonth);
  return adjust(addTenors(payment, tenor, -1), convention, calendar);
}

/** A year before a day, which a lone payment is measured against. */
export function yearBefore(date: LocalDate): ReferencePeriod {
  return { start: addMonths(date, -12), end: date };
}
