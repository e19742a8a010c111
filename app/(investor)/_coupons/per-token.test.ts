import { perToken } from "./per-token";

test("a token's part has six decimals and is rounded down", () => {
  expect(perToken({ amountMinor: "10001", tokens: "30000", currency: "USD" })).toBe("0.003333");
  expect(perToken({ amountMinor: "250", tokens: "1", currency: "USD" })).toBe("2.500000");
  expect(perToken({ amountMinor: "0", tokens: "0", currency: "USD" })).toBe("0.000000");
});
