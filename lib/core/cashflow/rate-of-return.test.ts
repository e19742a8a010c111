import { describeWithReferenceData, hasReferenceData, referenceJson } from "../../../test/reference-data";
import { daysBetween } from "../time/local-date";
import { presentValue, ratesOfReturn, type TimedFlow } from "./rate-of-return";

type Case = { flows: [string, number][]; xirr?: number | null; roots?: number[] };

describeWithReferenceData("rates of return against finance/irr.json (Excel's XIRR example and root scans)", () => {
  const cases = hasReferenceData ? referenceJson<{ cases: Case[] }>("finance/irr.json").cases : [];

  test("every root, or the reason for none", () => {
    expect(cases.length).toBeGreaterThanOrEqual(4);
    for (const { flows, xirr, roots } of cases) {
      const start = flows[0]?.[0] ?? "";
      const timed = flows.map(([date, amount]): TimedFlow => ({ years: daysBetween(start, date) / 365, amount }));
      const expected = roots ?? (xirr === null || xirr === undefined ? [] : [xirr]);
      const found = ratesOfReturn(timed);
      expect(found.roots).toHaveLength(expected.length);
      for (const [index, root] of expected.entries()) {
        expect(Math.abs((found.roots[index] as number) - root)).toBeLessThan(1e-9);
      }
      expect(found.reason === null).toBe(expected.length > 0);
    }
  });
});

test("a balance that turns once has one rate to quote, though a second root exists", () => {
  // -100, +230 a year later, -10 at the end: roots 125.6 % and -95.6 %.
  const found = ratesOfReturn([
    { years: 0, amount: -100 },
    { years: 1, amount: 230 },
    { years: 2, amount: -10 },
  ]);
  expect(found.roots).toHaveLength(2);
  expect(found.principal).toBeCloseTo((230 + Math.sqrt(230 ** 2 - 4 * 100 * 10)) / 200 - 1, 9);
});

test("two rates are both told and neither is quoted", () => {
  const found = ratesOfReturn([
    { years: 0, amount: -1000 },
    { years: 1, amount: 2500 },
    { years: 2, amount: -1540 },
  ]);
  expect(found.roots.map((root) => root.toFixed(6))).toEqual(["0.100000", "0.400000"]);
  expect(found.principal).toBeNull();
});

test("flows that stay on one side of zero have none", () => {
  expect(ratesOfReturn([{ years: 0, amount: 5 }]).reason).toBe("the cash flows never change sign");
  const never = ratesOfReturn([
    { years: 0, amount: -100 },
    { years: 1, amount: 100 },
    { years: 2, amount: -100 },
  ]);
  expect(never.roots).toEqual([]);
  expect(never.reason).toContain("no rate");
});

test("present value discounts each flow by its own time", () => {
  expect(presentValue([{ years: 0.5, amount: 110 }], 0.21)).toBeCloseTo(100, 12);
});
