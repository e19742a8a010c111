import { describeWithReferenceData, referenceJson } from "../../../test/reference-data";
import { rational, toNumber } from "../money/rational";
import { addDays, type LocalDate, weekdayOf } from "../time/local-date";
import { levelPrincipal } from "./amortisation";
import type { Bond } from "./bond";
import { bondFlows } from "./bond-flows";
import { priceFromYield } from "./bond-price";
import { yieldFromPrice } from "./bond-yield";
import type { NamedCalendar } from "./business-calendar";
import { isBusinessDay } from "./business-day";
import { yearFraction } from "./day-count";
import { type DayCount, parseDayCount } from "./day-count-name";
import { type Compounding, equivalentRate } from "./interest-rate";
import { answersTo, type BondCase } from "./quantlib-bonds.fixture";
import { generateSchedule, scheduleOfDates } from "./schedule";
import type { ScheduleRequest } from "./schedule-request";
import { parseTenor } from "./tenor";
import { thirty360Days } from "./thirty-360";

type Dates = { start: LocalDate; end: LocalDate; expected: number; tol?: number };
type StubCase = Dates & {
  from_: LocalDate;
  to: LocalDate;
  frequency: string;
  firstDate: LocalDate;
  nextToLast: LocalDate;
  endOfMonth: boolean;
};
type ScheduleCase = {
  test: string;
  calendar: string;
  effective: LocalDate;
  termination: LocalDate;
  tenor: string;
  convention: string;
  terminationConvention: string;
  rule: string;
  endOfMonth: boolean;
  firstDate: LocalDate | null;
  nextToLast: LocalDate | null;
  expected: LocalDate[];
};
type GeneratedBond = {
  label: string;
  inputs: {
    schedule: LocalDate[];
    coupon: number;
    dayCount: string;
    settlement: LocalDate;
    cleanPrice: number;
    frequency: number;
    notionals: number[] | null;
  };
  expected: Record<"accrued" | "yield_" | "macaulay" | "modified" | "convexity" | "dirtyFromYield", number>;
  cashflows: [LocalDate, number][];
};
type QuantLib = {
  meta: unknown;
  actAct: { cases: (Dates & { convention: string; refStart?: LocalDate; refEnd?: LocalDate })[] };
  thirty360: Record<
    string,
    { cases: { start: LocalDate; end: LocalDate; days: number; terminationDate?: LocalDate }[] }
  >;
  actActIcmaWithStub: { cases: StubCase[] };
  act366: { cases: Dates[] };
  act36525: { cases: Dates[] };
  generatedYearFractions: { cases: ({ start: LocalDate; end: LocalDate } & Record<string, number>)[] };
  schedules: { cases: ScheduleCase[] };
  calendars: Record<string, { from_: LocalDate; to: LocalDate; expected?: LocalDate[]; holidays?: LocalDate[] }>;
  bonds: { cases: BondCase[] };
  levelPayment: { cases: { rate: number; nper: number; pv: number; expectedPmt: number }[] };
  rateConversions: {
    cases: { rate: number; comp: string; t: number; to: string; expected: number }[];
    precision: number;
  };
  generatedBonds: { cases: GeneratedBond[] };
};

/** Where the file states no tolerance. */
const TOLERANCE = 1e-6;
const CALENDARS: Record<string, NamedCalendar> = {
  TARGET: "target",
  Null: "none",
  "US GovernmentBond": "us-government-bond",
  Japan: "japan",
  "China IB": "china-ib",
  "China SSE": "china-sse",
};
const THIRTY_360 = {
  "30/360 Bond Basis (ISDA 4.16(f))": "30/360",
  "30E/360 (ICMA/Eurobond)": "30e/360",
  "30/360 US (SIA, EOM Feb)": "30/360-us",
  "30E/360 ISDA (termination date matters)": "30e/360-isda",
} as const;
const GENERATED: Record<string, DayCount> = {
  act360: "act/360",
  act365f: "act/365f",
  actActISDA: "act/act-isda",
  actActAFB: "act/act-afb",
  thirtyE360: "30e/360",
  thirtyUS: "30/360-us",
  bondBasis: "30/360",
};

// Values of QuantLib's test-suite at its head, and values computed with QuantLib 1.29; each case is a test, so that the
// list of tests is the list of what is covered.
describeWithReferenceData("QuantLib", () => {
  const reference = referenceJson<QuantLib>("finance/quantlib.json");

  test("the file has no section that is not tested below", () => {
    expect(Object.keys(reference).sort()).toEqual(
      [
        ...["meta", "actAct", "thirty360", "actActIcmaWithStub", "act366", "act36525", "generatedYearFractions"],
        ...["schedules", "calendars", "bonds", "levelPayment", "rateConversions", "generatedBonds"],
      ].sort(),
    );
  });

  test.each(reference.actAct.cases)("$convention $start $end", (item) => {
    const { convention, start, end, refStart, refEnd, expected, tol = TOLERANCE } = item;
    const context = refStart && refEnd ? { reference: { start: refStart, end: refEnd } } : {};
    const found = toNumber(yearFraction(parseDayCount(convention), start, end, undefined, context));
    expectClose(found, expected, tol);
  });

  test.each(reference.actActIcmaWithStub.cases)(
    "Act/Act ICMA on a schedule $from_ $to, end of month $endOfMonth",
    (item) => {
      const schedule = generateSchedule({
        ...{ effective: item.from_, termination: item.to, rule: "backward", calendar: "none" },
        tenor: { months: item.frequency === "Quarterly" ? 3 : 6 },
        ...{ convention: "unadjusted", terminationConvention: "unadjusted", endOfMonth: item.endOfMonth },
        ...{ firstDate: item.firstDate, nextToLastDate: item.nextToLast },
      });
      const found = toNumber(yearFraction("act/act-icma", item.start, item.end, undefined, { schedule }));
      expectClose(found, item.expected, item.tol ?? TOLERANCE);
    },
  );

  describe.each(Object.entries(reference.thirty360))("%s", (group, { cases }) => {
    const convention = THIRTY_360[group as keyof typeof THIRTY_360];
    test.each(cases)("$start $end", ({ start, end, days, terminationDate }) => {
      expect(thirty360Days(convention, start, end, terminationDate)).toBe(days);
    });
  });

  describe.each([
    ["act/366", reference.act366.cases],
    ["act/365.25", reference.act36525.cases],
  ] as const)("%s", (name, cases) => {
    test.each([...cases])("$start $end", ({ start, end, expected }) => {
      expectClose(toNumber(yearFraction(name, start, end)), expected, 1e-12);
    });
  });

  test.each(reference.generatedYearFractions.cases)("year fractions $start $end", ({ start, end, ...values }) => {
    for (const [key, value] of Object.entries(values)) {
      expectClose(
        toNumber(yearFraction(GENERATED[key] as DayCount, start as LocalDate, end as LocalDate)),
        value,
        1e-12,
      );
    }
  });

  test.each(reference.schedules.cases)("schedule $test", (item) => {
    expect(generateSchedule(requestOf(item)).dates).toEqual(item.expected);
  });

  // The file lists a part of the closing days of those years, so each listed day is checked, not their number.
  test.each(Object.entries(reference.calendars))("calendar %s", (name, { from_, to, expected, holidays }) => {
    const calendar = CALENDARS[name.replace(/ \d{4}-\d{4}.*$/, "")] as NamedCalendar;
    const found: LocalDate[] = [];
    for (let day = from_; day <= to; day = addDays(day, 1)) {
      if (weekdayOf(day) <= 5 && !isBusinessDay(day, calendar)) found.push(day);
    }
    expect(found).toEqual(expect.arrayContaining(expected ?? holidays ?? []));
    expect(found.length).toBeLessThan(20 * (Number(to.slice(0, 4)) - Number(from_.slice(0, 4)) + 1));
  });

  test.each(reference.bonds.cases)("bond $test $inputs.settlement", (item) => {
    const answers = answersTo(item);
    expect(Object.keys(answers ?? {}).sort()).toEqual(Object.keys(item.expected).sort());
    for (const [figure, value] of Object.entries(item.expected)) {
      expect([figure, Math.abs((answers?.[figure] ?? Number.NaN) - value) <= item.tol]).toEqual([figure, true]);
    }
  });

  test.each(reference.levelPayment.cases)("level payment at $rate", ({ rate, nper, pv, expectedPmt }) => {
    const accrual = rational(BigInt(Math.round(rate * 100)), 1200n);
    const par = BigInt(pv) * 10n ** 12n;
    const [first] = levelPrincipal(
      par,
      Array.from({ length: nper }, () => accrual),
    );
    expectClose((Number(first) + (Number(par) * rate) / 12) / 1e12, expectedPmt, 1e-9);
  });

  test.each(reference.rateConversions.cases)("$rate $comp to $to", ({ rate, comp, to, t, expected }) => {
    const converted = equivalentRate(rate, compoundingOf(comp), compoundingOf(to), t);
    expect(converted.toFixed(reference.rateConversions.precision)).toBe(
      expected.toFixed(reference.rateConversions.precision),
    );
  });

  test.each(reference.generatedBonds.cases)("bond $label", ({ inputs, expected, cashflows }) => {
    const bond: Bond = {
      schedule: scheduleOfDates(inputs.schedule),
      coupon: { kind: "fixed", rates: [inputs.coupon] },
      dayCount: parseDayCount(inputs.dayCount),
      redemption: 100,
      payment: { calendar: "none", convention: "unadjusted", lagDays: 0 },
      ...(inputs.notionals && { notionals: inputs.notionals }),
    };
    const compounding = { kind: "compounded", frequency: inputs.frequency } as const;
    const rate = yieldFromPrice(bond, inputs.settlement, inputs.cleanPrice, compounding);
    const price = priceFromYield(bond, inputs.settlement, rate, compounding);
    expectClose(price.accrued, expected.accrued, 1e-9);
    expectClose(price.cleanPrice, inputs.cleanPrice, 1e-9);
    expectClose(price.dirtyPrice, expected.dirtyFromYield, TOLERANCE);
    expectClose(rate, expected.yield_, TOLERANCE);
    expectClose(price.macaulayYears, expected.macaulay, TOLERANCE);
    expectClose(price.modifiedYears, expected.modified, TOLERANCE);
    expectClose(price.convexity, expected.convexity, TOLERANCE);
    const left = bondFlows(bond).filter(({ date }) => date > inputs.settlement);
    expect(left.map(({ date }) => date)).toEqual(cashflows.map(([date]) => date));
    for (const [index, [, amount]] of cashflows.entries()) expectClose(left[index]?.amount ?? 0, amount, 1e-9);
  });
});

function expectClose(found: number, expected: number, tolerance: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance);
}

function compoundingOf(name: string): Compounding {
  if (name === "Continuous") return { kind: "continuous" };
  return { kind: "compounded", frequency: name.endsWith("Quarterly") ? 4 : name.endsWith("Semiannual") ? 2 : 1 };
}

function requestOf(item: ScheduleCase): ScheduleRequest {
  const kebab = (name: string) => name.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return {
    ...{ effective: item.effective, termination: item.termination, endOfMonth: item.endOfMonth },
    tenor: parseTenor(item.tenor),
    rule: kebab(item.rule) as ScheduleRequest["rule"],
    convention: kebab(item.convention) as ScheduleRequest["convention"],
    terminationConvention: kebab(item.terminationConvention) as ScheduleRequest["convention"],
    calendar: CALENDARS[item.calendar] as NamedCalendar,
    ...(item.firstDate && { firstDate: item.firstDate }),
    ...(item.nextToLast && { nextToLastDate: item.nextToLast }),
  };
}
