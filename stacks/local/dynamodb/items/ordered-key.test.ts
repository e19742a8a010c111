import fc from "fast-check";
import type { AttributeValue } from "../values/attribute-value";
import { compareValues } from "../values/compare-values";
import { formatDecimal, parseDecimal } from "../values/decimal";
import { orderedKey, orderedPrefix } from "./ordered-key";

const numberText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 38n - 1n }), fc.integer({ min: -130, max: 88 }))
  .map(([negative, digits, exponent]) => `${negative ? "-" : ""}${digits}e${exponent}`);
const number = numberText.map((text): AttributeValue => ({ N: formatDecimal(parseDecimal(text)) }));
const nearbyNumber = fc
  .integer({ min: -1200, max: 1200 })
  .map((n): AttributeValue => ({ N: formatDecimal(parseDecimal(`${n}e-2`)) }));
const text = fc.string({ unit: "grapheme" }).map((S): AttributeValue => ({ S }));
const binary = fc.uint8Array().map((bytes): AttributeValue => ({ B: Buffer.from(bytes).toString("base64") }));

function sameOrder(left: AttributeValue, right: AttributeValue): void {
  const expected = Math.sign(compareValues(left, right) ?? Number.NaN);
  expect(Math.sign(Buffer.compare(orderedKey(left), orderedKey(right)))).toBe(expected);
}

test.each([
  ["numbers", number],
  ["numbers that lie close", nearbyNumber],
  ["strings", text],
  ["binaries", binary],
])("encoded %s have the order of the values", (_, value) => {
  fc.assert(fc.property(value, value, sameOrder));
});

test.each([
  ["numbers", fc.oneof(number, nearbyNumber)],
  ["strings", text],
])("no encoding of %s is the beginning of another", (_, value) => {
  fc.assert(
    fc.property(value, value, (left, right) => {
      const [a, b] = [orderedKey(left), orderedKey(right)];
      fc.pre(!a.equals(b));
      expect(b.subarray(0, a.length).equals(a)).toBe(false);
    }),
  );
});

test("a prefix of a string is a prefix of its encoding", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), fc.string({ unit: "binary-ascii" }), (head, tail) => {
      const prefix = orderedPrefix({ S: head });
      expect(orderedKey({ S: head + tail }).subarray(0, prefix.length)).toEqual(prefix);
    }),
  );
});
