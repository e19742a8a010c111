import type { Bond, Coupon } from "./bond";
import { bondFraction } from "./bond-flows";
import type { BondTerms } from "./bond-terms";
import { couponRate } from "./coupon-rate";
import { notionalsOf } from "./notional-profile";
import { generateSchedule, type Schedule, scheduleOfDates } from "./schedule";

/**
 * The bond that its terms describe.
 * @throws HeliographError BOND_SCHEDULE_INVALID, BOND_PROFILE_INVALID, BOND_FIXING_MISSING
 */
export function bondOfTerms(terms: BondTerms): Bond {
  const { dayCount, dayCountCalendar, redemption, payment, exCoupon } = terms;
  const coupon = couponOf(terms.coupon);
  const bond: Bond = {
    ...{ schedule: scheduleOf(terms.schedule), coupon, dayCount, dayCountCalendar, redemption, payment, exCoupon },
  };
  if (terms.amortisation.profile === "bullet") return bond;
  return { ...bond, notionals: notionalsOf(terms.amortisation, accrualsOf(bond)) };
}

function scheduleOf(schedule: BondTerms["schedule"]): Schedule {
  if ("dates" in schedule) return scheduleOfDates(schedule.dates, schedule.tenor);
  return generateSchedule({
    ...schedule,
    terminationConvention: schedule.terminationConvention ?? schedule.convention,
  });
}

function couponOf(coupon: BondTerms["coupon"]): Coupon {
  switch (coupon.kind) {
    case "fixed":
      return { kind: "fixed", rates: [coupon.rate] };
    case "step":
      return { kind: "fixed", rates: coupon.rates };
    case "zero":
    case "floating":
    case "kpi-step-up":
      return coupon;
    default:
      return coupon satisfies never;
  }
}

/** Rate x year fraction of each period. */
function accrualsOf(bond: Bond): number[] {
  const { dates } = bond.schedule;
  return dates.slice(1).map((to, index) => {
    const from = dates[index] ?? to;
    return couponRate(bond.coupon, index, from, to) * bondFraction(bond, from, to, { start: from, end: to });
  });
}
