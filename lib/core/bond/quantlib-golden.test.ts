import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toNumber } from "../money/rational";
import type { LocalDate } from "../time/local-date";
import type { Bond } from "./bond";
import { priceFromYield } from "./bond-price";
import { yieldsFromPrice } from "./bond-yield";
import type { NamedCalendar } from "./business-calendar";
import { priceFromCurve } from "./curve-price";
import { yearFraction } from "./day-count";
import type { DayCount } from "./day-count-name";
import type { Compounding } from "./interest-rate";
import { generateSchedule } from "./schedule";
import type { ScheduleRequest } from "./schedule-request";
import { parseTenor } from "./tenor";

type ScheduleCase = Omit<ScheduleRequest, "tenor" | "firstDate" | "nextToLastDate"> & {
  tenor: string;
  firstDate: LocalDate | null;
  nextToLastDate: LocalDate | null;
  dates: LocalDate[];
  isRegular: boolean[];
};
type BondCase = {
  effective: LocalDate;
  termination: LocalDate;
  months: number;
  calendar: NamedCalendar;
  convention: ScheduleRequest["convention"];
  payConvention: ScheduleRequest["convention"];
  endOfMonth: boolean;
  rule: "backward" | "forward";
  dayCount: DayCount;
  rates: number[];
  notionals: number[] | null;
  redemption: number;
  ex: number | null;
  excal: NamedCalendar;
  settlement: LocalDate;
  comp: Compounding["kind"];
  frequency: number;
  y: number;
  yield?: number;
  curveRef: LocalDate;
} & Record<"clean" | "accrued" | "modified" | "convexity" | "macaulay" | "bpv" | "curveClean", number>;
type Golden = {
  schedules: ScheduleCase[];
  bonds: BondCase[];
  dayCounts: [LocalDate, LocalDate, Partial<Record<DayCount, number>>][];
};

// Random cases over every rule, convention, day count and compounding, computed with QuantLib-Python 1.44.
const golden = JSON.parse(readFileSync(join(__dirname, "../../../test/golden/quantlib-bonds.json"), "utf8")) as Golden;

test("day counts", () => {
  for (const [from, to, fractions] of golden.dayCounts) {
    for (const [name, expected] of Object.entries(fractions)) {
      const found = toNumber(yearFraction(name as DayCount, from, to, undefined, { calendar: "target" }));
      expect([name, from, to, Math.abs(found - expected) < 1e-10]).toEqual([name, from, to, true]);
    }
  }
});

test.each(golden.schedules)("$rule from $effective to $termination, $tenor, $calendar, $convention", (item) => {
  const { dates, isRegular, tenor, firstDate, nextToLastDate, ...request } = item;
  const schedule = generateSchedule({
    ...request,
    tenor: parseTenor(tenor),
    firstDate: firstDate ?? undefined,
    nextToLastDate: nextToLastDate ?? undefined,
  });
  expect({ dates: schedule.dates, isRegular: schedule.isRegular }).toEqual({ dates, isRegular });
});

test.each(golden.bonds)("$dayCount $comp on $settlement, $effective to $termination", (item) => {
  const bond = bondOf(item);
  const simple = item.comp === "simple" || item.comp === "continuous";
  const compounding = (simple ? { kind: item.comp } : { kind: item.comp, frequency: item.frequency }) as Compounding;
  const price = priceFromYield(bond, item.settlement, item.y, compounding);
  const { roots } = yieldsFromPrice(bond, item.settlement, item.clean, compounding);
  const onCurve = priceFromCurve(bond, item.settlement, {
    ...{ reference: item.curveRef, dayCount: "act/365f", compounding: { kind: "continuous" }, zeroRates: 0.03 },
  });
  const found = {
    ...{ clean: price.cleanPrice, accrued: price.accrued, modified: price.modifiedYears, convexity: price.convexity },
    ...{ macaulay: price.macaulayYears, bpv: price.basisPointValue, curveClean: onCurve.cleanPrice },
  };
  for (const [figure, value] of Object.entries(found)) {
    const expected = item[figure as keyof typeof found];
    const isClose = Math.abs(value - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
    expect([figure, isClose ? expected : value]).toEqual([figure, expected]);
  }
  if (item.yield !== undefined)
    expect(Math.min(...roots.map((root) => Math.abs(root - (item.yield ?? 0))))).toBeLessThan(1e-8);
});

function bondOf(item: BondCase): Bond {
  const { effective, termination, calendar, convention, rule, endOfMonth, rates, dayCount, redemption } = item;
  return {
    schedule: generateSchedule({
      ...{ effective, termination, calendar, convention, terminationConvention: convention, rule, endOfMonth },
      tenor: { months: item.months },
    }),
    coupon: { kind: "fixed", rates },
    ...{ dayCount, dayCountCalendar: "target", redemption },
    payment: { calendar, convention: item.payConvention, lagDays: 0 },
    ...(item.notionals && { notionals: item.notionals }),
    ...(item.ex !== null && {
      exCoupon: { tenor: { days: item.ex }, calendar: item.excal, convention: "unadjusted", endOfMonth: false },
    }),
  } as Bond;
}
