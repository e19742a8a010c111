import fc from "fast-check";
import { describeWithReferenceData, referenceJson } from "../../../../test/reference-data";
import type { CoverageCase } from "./project-finance-plan";
import { cashByStream, sculptedDebt, serviceAllowed } from "./sculpted-debt";

const single = (name: string, cashFactor: number, dscr: number): CoverageCase => ({
  name,
  cashFactor,
  coverage: { byStream: {}, otherwise: dscr },
});

type Sculpting = {
  cfads: number[];
  rate: number;
  sigma: number;
  z90: number;
  z99: number;
  debtP50_1_30: number;
  debtP90_1_15: number;
  debtP99_1_00: number;
  binding: string;
  debt: number;
  schedule: { interest: number; principal: number; service: number }[];
};

describeWithReferenceData("sculpting against finance/dscr_sculpting.json", () => {
  test("debt of each case, the binding one and its schedule to 1e-12", () => {
    const file = referenceJson<Sculpting>("finance/dscr_sculpting.json");
    const sculpted = sculptedDebt(
      file.cfads.map((cash) => ({ energy: cash })),
      file.rate,
      [
        single("P50@1.30", 1, 1.3),
        single("P90@1.15", 1 - file.z90 * file.sigma, 1.15),
        single("P99@1.00", 1 - file.z99 * file.sigma, 1),
      ],
    );
    expect(sculpted.byCase["P50@1.30"]).toBeCloseTo(file.debtP50_1_30, 12);
    expect(sculpted.byCase["P90@1.15"]).toBeCloseTo(file.debtP90_1_15, 12);
    expect(sculpted.byCase["P99@1.00"]).toBeCloseTo(file.debtP99_1_00, 12);
    expect(sculpted.binding).toBe(file.binding);
    expect(sculpted.debt).toBeCloseTo(file.debt, 12);
    expect(sculpted.periods).toHaveLength(file.schedule.length);
    for (const [index, period] of file.schedule.entries()) {
      expect(sculpted.periods[index]?.interest).toBeCloseTo(period.interest, 12);
      expect(sculpted.periods[index]?.principal).toBeCloseTo(period.principal, 12);
      expect(sculpted.periods[index]?.service).toBeCloseTo(period.service, 12);
    }
    expect(sculpted.periods.at(-1)?.balance).toBeCloseTo(0, 12);
  });
});

test("streams are covered each at its own ratio", () => {
  // Contracted 130 at 1.30 and merchant 100 at 2.00: service 150; at 0 % the debt is their sum.
  const coverage = { byStream: { contracted: 1.3 }, otherwise: 2 };
  const { debt, periods } = sculptedDebt([{ contracted: 130, merchant: 100 }], 0, [
    { name: "P50", cashFactor: 1, coverage },
  ]);
  expect(debt).toBeCloseTo(150, 12);
  expect(periods[0]?.binding).toBe("P50");
});

test("cash is parted among streams as revenue is, without a cent lost", () => {
  expect(cashByStream(50, { a: 300, b: 100 })).toEqual({ a: 37.5, b: 12.5 });
  expect(cashByStream(-5, { a: 0 })).toEqual({ other: -5 });
});

test("the debt holds in every case and period, and is repaid by them", () => {
  const cash = fc.array(fc.record({ a: fc.integer({ min: -50, max: 500 }), b: fc.integer({ min: 0, max: 200 }) }), {
    minLength: 1,
    maxLength: 30,
  });
  const oneCase = fc.record({
    name: fc.constantFrom("P50", "P90", "P99"),
    cashFactor: fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100),
    coverage: fc.record({
      byStream: fc.record({ a: fc.constantFrom(1, 1.15, 1.3) }),
      otherwise: fc.constantFrom(1.2, 2),
    }),
  });
  fc.assert(
    fc.property(cash, oneCase, oneCase, fc.constantFrom(0, 0.03, 0.12), (periods, first, second, rate) => {
      const { debt, periods: schedule, byCase } = sculptedDebt(periods, rate, [first, second]);
      for (const [index, { service }] of schedule.entries()) {
        for (const one of [first, second]) {
          expect(service).toBeLessThanOrEqual(Math.max(0, serviceAllowed(periods[index] ?? {}, one)) + 1e-9);
        }
      }
      expect(debt).toBeLessThanOrEqual(Math.min(...Object.values(byCase)) + 1e-6);
      expect(schedule.reduce((sum, { principal }) => sum + principal, 0)).toBeCloseTo(debt, 6);
      expect(schedule.at(-1)?.balance).toBeCloseTo(0, 6);
    }),
  );
});
