import fc from "fast-check";
import { add, money, parseDecimalAmount, toDecimalString } from "./money";
import { parseRational, rational, timesDown, timesUp } from "./rational";
import { allocate, mulDivDown, mulDivHalfUp, mulDivUp } from "./rounding";

describe("money", () => {
  test("mixing currencies is an error with its code", () => {
    expect(() => add(money("EUR", 1n), money("USD", 1n))).toThrow(
      expect.objectContaining({ code: "MONEY_CURRENCY_MISMATCH" }),
    );
  });

  test("a decimal text goes in and comes out unchanged", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
        expect(parseDecimalAmount("EUR", toDecimalString(money("EUR", minor))).minor).toBe(minor);
      }),
    );
  });

  test.each(["", "abc", "1,5", "1.005", "0x10", "1e3", "--1", "NaN"])("%p is refused, never read as 0", (text) => {
    expect(() => parseDecimalAmount("EUR", text)).toThrow(expect.objectContaining({ code: "MONEY_UNPARSABLE" }));
  });
});

describe("rounding", () => {
  test("down and up differ by at most one unit and bracket the exact value", () => {
    const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 1n, max: 10n ** 12n }), (x, y, denominator) => {
        const down = mulDivDown(x, y, denominator);
        const up = mulDivUp(x, y, denominator);
        expect(down * denominator <= x * y && x * y <= up * denominator).toBe(true);
        expect(up - down).toBe((x * y) % denominator === 0n ? 0n : 1n);
        const near = mulDivHalfUp(x, y, denominator);
        expect(near === down || near === up).toBe(true);
      }),
    );
  });

  test("allocate adds up again and never strays a unit from the exact share", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const weightSum = weights.reduce((a, b) => a + b, 0n);
          fc.pre(weightSum > 0n);
          const parts = allocate(total, weights);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          for (const [index, part] of parts.entries()) {
            const exactDown = (total * (weights[index] as bigint)) / weightSum;
            expect(part === exactDown || part === exactDown + 1n).toBe(true);
          }
        },
      ),
    );
  });

  test("ties go to the lower index", () => {
    expect(allocate(1n, [1n, 1n])).toEqual([1n, 0n]);
  });

  test("a positive total without a weight is an error", () => {
    expect(() => allocate(1n, [0n, 0n])).toThrow(RangeError);
  });
});

describe("rational", () => {
  test("reads decimals exactly and in lowest terms", () => {
    expect(parseRational("0.0525")).toEqual(rational(21n, 400n));
    expect(timesDown(1_000_01n, parseRational("0.0525"))).toBe(5_250n);
    expect(timesUp(1_000_01n, parseRational("0.0525"))).toBe(5_251n);
  });
});
