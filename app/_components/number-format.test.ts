import { formatAmount, formatNumber, formatRate } from "./number-format";

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("an amount keeps every minor unit, far beyond what a float holds", () => {
  const amount = { currency: "USD", minor: "9007199254740993123" } as const;
  expect(spaces(formatAmount("en", amount))).toBe("USD 90,071,992,547,409,931.23");
  expect(spaces(formatAmount("fr", amount, { currency: false }))).toBe("90 071 992 547 409 931,23");
});

test("negatives follow the locale's accounting habit, and a plus is shown when asked for", () => {
  expect(spaces(formatAmount("en", { currency: "EUR", minor: -150n }))).toBe("(EUR 1.50)");
  expect(spaces(formatAmount("en", { currency: "EUR", minor: 150n }, { signed: true }))).toBe("+EUR 1.50");
  expect(formatAmount("en", { currency: "EUR", minor: 0n }, { currency: false, signed: true })).toBe("0.00");
});

test("rates and numbers have a fixed number of decimals", () => {
  expect(formatRate("en", "0.0525")).toBe("5.25%");
  expect(spaces(formatRate("fr", 0.38, 0))).toBe("38 %");
  expect(formatNumber("en", 1234.5, 1)).toBe("1,234.5");
});
