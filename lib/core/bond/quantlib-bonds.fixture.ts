import type { LocalDate } from "../time/local-date";
import type { Bond } from "./bond";
import { priceFromYield } from "./bond-price";
import { yieldFromPrice } from "./bond-yield";
import { priceFromCurve } from "./curve-price";
import type { DiscountCurve } from "./discount-curve";
import { type Compounding, equivalentRate } from "./interest-rate";
import { generateSchedule, type Schedule, scheduleOfDates } from "./schedule";
import type { ScheduleRequest } from "./schedule-request";

/** A case of the file's `bonds`, whose inputs are partly prose; the builders below say in our terms what it says. */
export type BondCase = {
  readonly test: string;
  readonly desc: string;
  readonly inputs: Readonly<Record<string, unknown>> & {
    readonly settlement?: LocalDate;
    readonly schedule?: string | LocalDate[];
    readonly coupon?: number;
    readonly coupons?: number[];
    readonly cleanPrice?: number;
    readonly maturity?: LocalDate;
    readonly yieldSemi?: number;
    readonly marketYield?: number;
  };
  readonly expected: Readonly<Record<string, number>>;
  readonly tol: number;
};

const SEMI: Compounding = { kind: "compounded", frequency: 2 };
const PLAIN = { calendar: "none", convention: "unadjusted", lagDays: 0 } as const;
const TREASURY = { calendar: "us-government-bond", convention: "modified-following", lagDays: 0 } as const;
const FLAT: DiscountCurve = {
  reference: "2004-11-22",
  dayCount: "act/360",
  compounding: { kind: "continuous" },
  zeroRates: 0.03,
};

/** What our engine answers to each expected figure of a case; undefined for a case that it does not know. */
export function answersTo(item: BondCase): Record<string, number> | undefined {
  switch (item.test) {
    case "testCached bond1":
      return cachedBond1(item);
    case "testCached bond3": {
      const bond = { ...semiannual(item, "2004-11-30", "2006-11-30"), payment: TREASURY };
      return { cleanPriceFromYield: price(bond, item, item.inputs.marketYield).cleanPrice };
    }
    case "testCachedZero 2007-11-30": {
      const zero = {
        ...semiannual(item, "2004-11-30", item.inputs.maturity ?? ""),
        coupon: { kind: "zero" as const },
        payment: TREASURY,
      };
      return { cleanPrice: priceFromCurve(zero, "2004-11-30", FLAT).cleanPrice };
    }
    case "testCachedFixed bond1 plain":
    case "testCachedFixed bond3 step-up + final short stub": {
      const bond = fixed(
        scheduleOfDates(item.inputs.schedule as LocalDate[], { months: 6 }),
        item.inputs.coupons ?? [],
      );
      return { cleanPrice: priceFromCurve({ ...bond, payment: TREASURY }, "2004-11-30", FLAT).cleanPrice };
    }
    case "testExCouponGilt":
      return exCoupon(item, { from: "1996-02-29", first: "1996-06-07", days: 6, calendar: "uk-settlement" });
    case "testExCouponAustralianBond":
      return exCoupon(item, { from: "2004-02-15", first: "2004-08-15", days: 7, calendar: "none" });
    case "testBasisPointValue (yield)": {
      const schedule = generateSchedule({ ...unadjusted("2023-11-15", "2033-08-15"), rule: "forward" });
      const bond: Bond = { ...fixed(schedule, [item.inputs.coupon ?? 0]), dayCount: "30/360-us" };
      return { yieldSemi: yieldFromPrice(bond, item.inputs.settlement ?? "", item.inputs.cleanPrice ?? 0, SEMI) };
    }
    case "testBondFromScheduleWithDateVector":
      return southAfrica(item);
    default:
      return undefined;
  }
}

function cachedBond1(item: BondCase): Record<string, number> {
  const schedule = generateSchedule({ ...unadjusted("2004-10-31", "2006-10-31"), endOfMonth: true });
  const bond = fixed(schedule, [item.inputs.coupon ?? 0]);
  const settlement = item.inputs.settlement ?? "";
  const market = item.inputs.marketCleanPrice as number;
  const onCurve = priceFromCurve(bond, settlement, FLAT).cleanPrice;
  const continuous: Compounding = { kind: "continuous" };
  const semi = yieldFromPrice(bond, settlement, market, SEMI);
  return {
    cleanPriceFromYield: price(bond, item, item.inputs.marketYield).cleanPrice,
    cleanPriceFromCurve: onCurve,
    yieldCompoundedSemi: semi,
    yieldContinuous: yieldFromPrice(bond, settlement, market, continuous),
    yieldContinuousFromCurvePrice: equivalentRate(yieldFromPrice(bond, settlement, onCurve, SEMI), SEMI, continuous, 1),
  };
}

function exCoupon(
  item: BondCase,
  {
    from,
    first,
    days,
    calendar,
  }: { from: LocalDate; first: LocalDate; days: number; calendar: "uk-settlement" | "none" },
): Record<string, number> {
  const request = { ...unadjusted(from, item.inputs.maturity ?? ""), firstDate: first, endOfMonth: true };
  const bond: Bond = {
    ...fixed(generateSchedule({ ...request, rule: "forward" }), [item.inputs.coupon ?? 0]),
    exCoupon: { tenor: { days }, calendar, convention: "following", endOfMonth: false },
  };
  const rate = yieldFromPrice(bond, item.inputs.settlement ?? "", item.inputs.cleanPrice ?? 0, SEMI);
  const { accrued, dirtyPrice, modifiedYears, convexity } = price(bond, item, rate);
  return { accrued, dirty: dirtyPrice, yieldSemi: rate, modDuration: modifiedYears, convexity };
}

/** R2048: generated to the 29th, paid on the 28th of February. */
function southAfrica(item: BondCase): Record<string, number> {
  const generated = generateSchedule({ ...unadjusted("2012-06-29", "2048-02-29"), endOfMonth: true });
  const schedule = { ...generated, dates: generated.dates.map((date) => date.replace("-02-29", "-02-28")) };
  const bond: Bond = {
    ...fixed(schedule, [0.0875]),
    exCoupon: { tenor: { days: 10 }, calendar: "none", convention: "unadjusted", endOfMonth: false },
  };
  return { dirtyPrice: price(bond, item, item.inputs.yieldSemi).dirtyPrice };
}

function semiannual(item: BondCase, effective: LocalDate, termination: LocalDate): Bond {
  return fixed(generateSchedule(unadjusted(effective, termination)), [item.inputs.coupon ?? 0]);
}

function price(bond: Bond, { inputs }: BondCase, rate = 0) {
  return priceFromYield(bond, inputs.settlement ?? "", rate, SEMI);
}

function fixed(schedule: Schedule, rates: readonly number[]): Bond {
  return { schedule, coupon: { kind: "fixed", rates }, dayCount: "act/act-icma", redemption: 100, payment: PLAIN };
}

function unadjusted(effective: LocalDate, termination: LocalDate): ScheduleRequest {
  return {
    ...{ effective, termination, tenor: { months: 6 }, rule: "backward", calendar: "none", endOfMonth: false },
    ...{ convention: "unadjusted", terminationConvention: "unadjusted" },
  } as const;
}
