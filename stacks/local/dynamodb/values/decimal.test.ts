import fc from "fast-check";
import { addNumbers, compareNumbers, formatDecimal, parseDecimal, subtractNumbers } from "./decimal";

const integer = fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n });

test.each([
  ["0", "0"],
  ["-0.00", "0"],
  ["+1.50", "1.5"],
  ["1E3", "1000"],
  ["-12.34e-3", "-0.01234"],
  ["00012", "12"],
  ["1e125", `1${"0".repeat(125)}`],
  ["1e-130", `0.${"0".repeat(129)}1`],
])("%s is stored as %s", (text, canonical) => {
  expect(formatDecimal(parseDecimal(text))).toBe(canonical);
});

test.each(["", "abc", "1e", "--1", "1.2.3", " 1", "NaN", "Infinity", "0x10", "1e126", "-1e-131", "1".repeat(39)])(
  "%j is refused",
  (text) => {
    expect(() => parseDecimal(text)).toThrow();
  },
);

test("sums and differences are exact", () => {
  fc.assert(
    fc.property(integer, integer, fc.integer({ min: -20, max: 20 }), (a, b, exponent) => {
      const at = (value: bigint) => `${value}e${exponent}`;
      expect(addNumbers(at(a), at(b))).toBe(formatDecimal(parseDecimal(at(a + b))));
      expect(subtractNumbers(at(a), at(b))).toBe(formatDecimal(parseDecimal(at(a - b))));
      expect(compareNumbers(at(a), at(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});
