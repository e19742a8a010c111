import { describeWithReferenceData, referenceJson } from "../../../test/reference-data";
import { rational, toNumber } from "../money/rational";
import { addDays, type LocalDate, weekdayOf } from "../time/local-date";
import { debtCapacity, levelPrincipal, sculptedPrincipal } from "./amortisation";
import { type BusinessCalendar, isBusinessDay } from "./business-calendar";
import { type DayCount, thirty360Days, yearFraction } from "./day-count";
import type { FixedBond } from "./fixed-bond";
import { icmaFraction } from "./icma-fraction";
import { priceFromYield, yieldFromPrice } from "./price";
import { generateSchedule, type ScheduleRequest } from "./schedule";

type Dates = { start: LocalDate; end: LocalDate; expected: number };
type Calendar = { from_: LocalDate; to: LocalDate; expected?: LocalDate[]; holidays?: LocalDate[] };
type ScheduleCase = {
  test: string;
  calendar: string;
  effective: LocalDate;
  termination: LocalDate;
  tenor: string;
  convention: string;
  terminationConvention: string;
  rule: "Backward" | "Forward";
  endOfMonth: boolean;
  firstDate: LocalDate | null;
  nextToLast: LocalDate | null;
  expected: LocalDate[];
};
type QuantLib = {
  actAct: { cases: (Dates & { convention: string; refStart?: LocalDate; refEnd?: LocalDate })[] };
  thirty360: Record<string, { cases: { start: LocalDate; end: LocalDate; days: number; termination?: LocalDate }[] }>;
  act366: { cases: Dates[] };
  act36525: { cases: Dates[] };
  generatedYearFractions: { cases: ({ start: LocalDate; end: LocalDate } & Record<string, number>)[] };
  schedules: { cases: ScheduleCase[] };
  calendars: Record<string, Calendar>;
  levelPayment: { cases: { rate: number; nper: number; pv: number; expectedPmt: number }[] };
  generatedBonds: {
    cases: {
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
      expected: Record<"accrued" | "yield_" | "macaulay" | "modified" | "convexity", number>;
    }[];
  };
};

const CALENDARS: Record<string, BusinessCalendar> = { TARGET: "target", Null: "none", "US GovernmentBond": "weekends" };

describeWithReferenceData("QuantLib", () => {
  const reference = () => referenceJson<QuantLib>("finance/quantlib.json");

  test("Act/Act ISDA, AFB and ISMA, Act/366, Act/365.25", () => {
    const names: Record<string, DayCount> = { "Act/Act ISDA": "act/act-isda", "Act/Act AFB": "act/act-afb" };
    for (const { convention, start, end, refStart, refEnd, expected } of reference().actAct.cases) {
      const fraction =
        refStart !== undefined && refEnd !== undefined
          ? icmaFraction(start, end, { start: refStart, end: refEnd })
          : yearFraction(names[convention] as DayCount, start, end);
      expect(toNumber(fraction)).toBeCloseTo(expected, 10);
    }
    for (const [name, cases] of [
      ["act/366", reference().act366.cases],
      ["act/365.25", reference().act36525.cases],
    ] as const) {
      for (const { start, end, expected } of cases)
        expect(toNumber(yearFraction(name, start, end))).toBeCloseTo(expected, 12);
    }
  });

  test.each([
    ["30/360 Bond Basis (ISDA 4.16(f))", "30/360"],
    ["30E/360 (ICMA/Eurobond)", "30e/360"],
    ["30/360 US (SIA, EOM Feb)", "30/360-us"],
    ["30E/360 ISDA (termination date matters)", "30e/360-isda"],
  ] as const)("%s", (group, convention) => {
    const cases = reference().thirty360[group]?.cases ?? [];
    expect(cases.length).toBeGreaterThan(5);
    for (const { start, end, days, termination } of cases) {
      expect([start, end, thirty360Days(convention, start, end, termination)]).toEqual([start, end, days]);
    }
  });

  test("generated year fractions", () => {
    const names: Record<string, DayCount> = {
      act360: "act/360",
      act365f: "act/365f",
      actActISDA: "act/act-isda",
      actActAFB: "act/act-afb",
      thirtyE360: "30e/360",
      thirtyUS: "30/360-us",
      bondBasis: "30/360",
    };
    for (const item of reference().generatedYearFractions.cases) {
      for (const [key, name] of Object.entries(names)) {
        expect(toNumber(yearFraction(name, item.start, item.end))).toBeCloseTo(item[key] ?? Number.NaN, 12);
      }
    }
  });

  // The file lists a part of the closing days of those years, so each listed day is checked, not their number.
  test("every listed closing day of TARGET", () => {
    for (const [name, { from_, to, expected, holidays }] of Object.entries(reference().calendars)) {
      if (!name.startsWith("TARGET")) continue;
      const found: LocalDate[] = [];
      for (let day = from_; day <= to; day = addDays(day, 1)) {
        if (weekdayOf(day) <= 5 && !isBusinessDay(day, "target")) found.push(day);
      }
      expect(found).toEqual(expect.arrayContaining(expected ?? holidays ?? []));
    }
  });

  test("schedules, but those on the Japanese calendar; US bond dates here meet no US holiday", () => {
    const cases = reference().schedules.cases.filter(({ calendar }) => calendar !== "Japan");
    expect(cases.length).toBeGreaterThan(5);
    for (const item of cases) {
      expect([item.test, generateSchedule(requestOf(item))]).toEqual([item.test, item.expected]);
    }
  });

  test("level payments", () => {
    for (const { rate, nper, pv, expectedPmt } of reference().levelPayment.cases) {
      const accrual = rational(BigInt(Math.round(rate * 100)), 1200n);
      const par = BigInt(pv) * 10n ** 12n;
      const [first] = levelPrincipal(
        par,
        Array.from({ length: nper }, () => accrual),
      );
      expect((Number(first) + (Number(par) * rate) / 12) / 1e12).toBeCloseTo(expectedPmt, 8);
    }
  });

  test("accrued, yield, durations and convexity of generated bonds", () => {
    const names: Record<string, FixedBond["dayCount"]> = {
      "Act/Act ICMA": "act/act-icma",
      "Act/360": "act/360",
      "30/360 Bond Basis": "30/360",
    };
    for (const { inputs, expected } of reference().generatedBonds.cases) {
      const bond: FixedBond = {
        schedule: inputs.schedule,
        couponRates: [inputs.coupon],
        dayCount: names[inputs.dayCount] as FixedBond["dayCount"],
        frequency: inputs.frequency,
        ...(inputs.notionals && { notionals: inputs.notionals }),
      };
      const compounding = { kind: "compounded", frequency: inputs.frequency } as const;
      const rate = yieldFromPrice(bond, inputs.settlement, inputs.cleanPrice, compounding);
      const price = priceFromYield(bond, inputs.settlement, rate, compounding);
      expect(price.accrued).toBeCloseTo(expected.accrued, 9);
      expect(price.cleanPrice).toBeCloseTo(inputs.cleanPrice, 9);
      expect(rate).toBeCloseTo(expected.yield_, 7);
      expect(price.macaulayYears).toBeCloseTo(expected.macaulay, 6);
      expect(price.modifiedYears).toBeCloseTo(expected.modified, 6);
      expect(price.convexity).toBeCloseTo(expected.convexity, 5);
    }
  });

  function requestOf(item: ScheduleCase): ScheduleRequest {
    const length = Number.parseInt(item.tenor, 10);
    const unit = item.tenor.at(-1);
    const convention = (name: string) =>
      name.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase() as ScheduleRequest["convention"];
    return {
      effective: item.effective,
      termination: item.termination,
      tenor: unit === "D" ? { days: length } : { months: unit === "Y" ? length * 12 : length },
      rule: item.rule === "Backward" ? "backward" : "forward",
      convention: convention(item.convention),
      terminationConvention: convention(item.terminationConvention),
      calendar: CALENDARS[item.calendar] as BusinessCalendar,
      endOfMonth: item.endOfMonth,
      ...(item.firstDate && { firstDate: item.firstDate }),
      ...(item.nextToLast && { nextToLastDate: item.nextToLast }),
    };
  }
});

describeWithReferenceData("DSCR sculpting", () => {
  test("debt and principal sculpted to a DSCR of 1.30", () => {
    type Sculpting = { cfads: number[]; rate: number; debt: number; schedule: { principal: number }[] };
    const { cfads, rate, debt, schedule } = referenceJson<Sculpting>("finance/dscr_sculpting.json");
    const unit = 1e12;
    const cash = cfads.map((amount) => BigInt(Math.round(amount * unit)));
    const accruals = cfads.map(() => rational(BigInt(Math.round(rate * 1000)), 1000n));
    const par = debtCapacity(accruals, cash, rational(13n, 10n));
    expect(Number(par) / unit).toBeCloseTo(debt, 9);
    const principal = sculptedPrincipal(par, accruals, cash);
    for (const [index, period] of schedule.entries()) {
      expect(Number(principal[index]) / unit).toBeCloseTo(period.principal, 8);
    }
    expect(principal.reduce((total, part) => total + part, 0n)).toBe(par);
  });
});
