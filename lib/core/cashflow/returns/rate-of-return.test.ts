import fc from "fast-check";
import { describeWithReferenceData, referenceJson } from "../../../../test/reference-data";
import type { LocalDate } from "../../time/local-date";
import { onlyRateOfReturn, ratesOfReturn } from "./rate-of-return";
import { presentValue, type TimedFlow, timedFlows } from "./timed-flow";

type Case = { flows: [LocalDate, number][]; xirr?: number | null; roots?: number[] };

/** Flows at the ends of years 0, 1, 2, ... */
const yearly = (...amounts: number[]): TimedFlow[] => amounts.map((amount, years) => ({ years, amount }));

/** Coefficients of (x - a)(x - b)... in powers of x = 1 / (1 + r), lowest first: flows whose rates are known beforehand. */
const flowsWithFactors = (factors: readonly number[]): TimedFlow[] =>
  yearly(
    ...factors.reduce<number[]>(
      (product, factor) =>
        product.concat(0).map((_, power) => (product[power - 1] ?? 0) - factor * (product[power] ?? 0)),
      [1],
    ),
  );

describeWithReferenceData("rates of return against finance/irr.json (Excel's XIRR example and root scans)", () => {
  test("every root to 1e-12, or the reason for none", () => {
    const { cases } = referenceJson<{ cases: Case[] }>("finance/irr.json");
    expect(cases.length).toBeGreaterThanOrEqual(4);
    for (const { flows, xirr, roots } of cases) {
      const expected = roots ?? (typeof xirr === "number" ? [xirr] : []);
      const found = ratesOfReturn(timedFlows(flows.map(([date, amount]) => ({ date, amount }))));
      expect(found.roots).toHaveLength(expected.length);
      for (const [index, root] of expected.entries()) {
        expect(Math.abs((found.roots[index] as number) - root)).toBeLessThan(1e-12);
      }
      expect(found.reason).toBe(expected.length > 0 ? null : "NO_SIGN_CHANGE");
    }
  });
});

test("all rates of flows made to have them, however many", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -8, max: 20 }), { minLength: 1, maxLength: 6 }), (tenths) => {
      const rates = tenths.map((tenth) => tenth / 10 + 0.05).sort((a, b) => a - b);
      const { roots } = ratesOfReturn(flowsWithFactors(rates.map((rate) => 1 / (1 + rate))));
      expect(roots).toHaveLength(rates.length);
      for (const [index, rate] of rates.entries()) expect(roots[index]).toBeCloseTo(rate, 6);
    }),
  );
});

test("every rate found balances the flows, at any times", () => {
  const flow = fc.record({
    years: fc.integer({ min: 0, max: 9000 }).map((days) => days / 365),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(flow, { minLength: 2, maxLength: 30 }), (flows) => {
      for (const rate of ratesOfReturn(flows).roots) {
        const size = presentValue(
          flows.map(({ years, amount }) => ({ years, amount: Math.abs(amount) })),
          rate,
        );
        expect(Math.abs(presentValue(flows, rate)) / size).toBeLessThan(1e-8);
      }
    }),
  );
});

test("a rate that no number can tell apart from losing everything is none", () => {
  const flows = [
    { years: 24.087671232876712, amount: 887_531 },
    { years: 24.465753424657535, amount: -11 },
  ];
  expect(ratesOfReturn(flows)).toEqual({ roots: [], principal: null, reason: "NO_RATE_BALANCES" });
});

test("a rate that only touches zero is told once", () => {
  // -(1 - 1.1 v)^2
  const { roots } = ratesOfReturn(yearly(-1, 2.2, -1.21));
  expect(roots).toHaveLength(1);
  expect(roots[0]).toBeCloseTo(0.1, 6);
});

test("a balance that turns once has one rate to quote, though a second root exists", () => {
  // Roots 125.6 % and -95.6 %.
  const found = ratesOfReturn(yearly(-100, 230, -10));
  expect(found.roots).toHaveLength(2);
  expect(found.principal).toBeCloseTo((230 + Math.sqrt(230 ** 2 - 4 * 100 * 10)) / 200 - 1, 12);
});

test("two rates are both told and neither is quoted", () => {
  const found = ratesOfReturn(yearly(-1000, 2500, -1540));
  expect(found.roots.map((root) => root.toFixed(12))).toEqual(["0.100000000000", "0.400000000000"]);
  expect(found.principal).toBeNull();
  expect(onlyRateOfReturn(yearly(-1000, 2500, -1540))).toBeNull();
  expect(onlyRateOfReturn(yearly(-100, 110))).toBeCloseTo(0.1, 14);
});

test("flows that stay on one side of zero, or that no rate balances, have none and say why", () => {
  expect(ratesOfReturn(yearly(5)).reason).toBe("NO_SIGN_CHANGE");
  expect(ratesOfReturn([]).reason).toBe("NO_SIGN_CHANGE");
  expect(ratesOfReturn(yearly(-100, 100, -100))).toEqual({ roots: [], principal: null, reason: "NO_RATE_BALANCES" });
});

test("payments of the same day count together", () => {
  const flows = timedFlows([
    { date: "2026-01-01", amount: -150 },
    { date: "2026-01-01", amount: 50 },
    { date: "2027-01-01", amount: 121 },
  ]);
  expect(ratesOfReturn(flows).roots).toEqual([expect.closeTo(0.21, 12)]);
});

test("present value discounts each flow by its own time", () => {
  expect(presentValue([{ years: 0.5, amount: 110 }], 0.21)).toBeCloseTo(100, 12);
});
