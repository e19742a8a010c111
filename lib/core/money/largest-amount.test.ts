import fc from "fast-check";
import { largestAmount } from "./largest-amount";

test("whatever the guess, the largest amount that fits is found", () => {
  const big = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(big, big, big, (limit, above, near) => {
      const tooMuch = limit + above + 1n;
      expect(largestAmount((amount) => amount <= limit, tooMuch, near)).toBe(limit);
    }),
  );
});

test("a guess close by takes a few trials, none a logarithm of all", () => {
  const trials = (near: bigint) => {
    let count = 0;
    const fits = (amount: bigint) => {
      count += 1;
      return amount <= 123_456_789n;
    };
    expect(largestAmount(fits, 10n ** 12n, near)).toBe(123_456_789n);
    return count;
  };
  expect(trials(123_456_785n)).toBeLessThan(8);
  expect(trials(10n ** 12n)).toBeLessThan(90);
});
