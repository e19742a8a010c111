import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { BusinessCalendar, BusinessDayConvention } from "./business-calendar";
import type { DayCount } from "./day-count-name";
import type { Schedule } from "./schedule";
import type { Tenor } from "./tenor";

/** What an index was on a day, as a decimal rate. */
export type Fixing = { readonly date: LocalDate; readonly rate: number };

/** Yearly rates as decimals: 0.05 is 5 %. */
export type Coupon =
  /** One rate for each period; the last one repeats (step-up, step-down). */
  | { readonly kind: "fixed"; readonly rates: readonly number[] }
  | { readonly kind: "zero" }
  | FloatingCoupon
  | KpiCoupon;

/** multiplier x index + spread, kept between floor and cap. */
export type FloatingCoupon = {
  readonly kind: "floating";
  /** Ascending; a period takes the latest one not after its reset. */
  readonly fixings: readonly Fixing[];
  /** The index from the first reset that has no fixing in its period; absent: such a coupon cannot be told. */
  readonly forecast?: number | undefined;
  readonly multiplier: number;
  readonly spread: number;
  readonly floor?: number | undefined;
  readonly cap?: number | undefined;
  /** Business days before the period on which its rate is set. */
  readonly resetLagDays: number;
  readonly resetCalendar: BusinessCalendar;
};

/** A rate that is higher in each period before which the availability of the stations was last observed too low. */
export type KpiCoupon = {
  readonly kind: "kpi-step-up";
  readonly rate: number;
  readonly stepUp: number;
  /** Share of time in service below which the step-up is owed, 0 to 1. */
  readonly minimumAvailability: number;
  /** Ascending. */
  readonly observations: readonly { readonly date: LocalDate; readonly availability: number }[];
};

/** A bond for pricing: doubles, per 100 of face. What is paid comes from the waterfall's integers instead. */
export type Bond = {
  readonly schedule: Schedule;
  readonly coupon: Coupon;
  readonly dayCount: DayCount;
  /** Business days of business/252. */
  readonly dayCountCalendar?: BusinessCalendar | undefined;
  /** Outstanding face by period; the last one repeats. Absent: 100 until the end. */
  readonly notionals?: readonly number[] | undefined;
  /** Paid at the end for 100 of what is then outstanding. */
  readonly redemption: number;
  /** How payment days follow from the days on which periods end. */
  readonly payment: {
    readonly calendar: BusinessCalendar;
    readonly convention: BusinessDayConvention;
    readonly lagDays: number;
  };
  /** From how long before the payment the next coupon stays with the seller. */
  readonly exCoupon?:
    | {
        readonly tenor: Tenor;
        readonly calendar: BusinessCalendar;
        readonly convention: BusinessDayConvention;
        readonly endOfMonth: boolean;
      }
    | undefined;
};

/** Outstanding face in period `index` [per 100 of original face], 0 after the last. */
export function notionalOf({ notionals, schedule }: Bond, index: number): number {
  if (index >= schedule.dates.length - 1) return 0;
  return notionals ? (notionals[Math.min(index, notionals.length - 1)] ?? 0) : 100;
}

/** @throws HeliographError BOND_INVALID */
export function assertBond({ schedule, coupon, notionals, redemption }: Bond): void {
  const rates = coupon.kind === "fixed" ? coupon.rates : [0];
  const numbers = [...rates, ...(notionals ?? []), redemption];
  if (rates.length > 0 && numbers.every(Number.isFinite) && schedule.dates.length >= 2 && notionals?.length !== 0)
    return;
  throw new HeliographError({
    code: "BOND_INVALID",
    message: "The bond has no rate, no period, or a rate, notional or redemption that is no number.",
    remedy: "Give two dates or more, a rate for the first period, and numbers throughout.",
  });
}
