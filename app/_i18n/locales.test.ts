import { chooseLocale } from "./locales";

test("the cookie wins, then Accept-Language by weight, then English", () => {
  expect(chooseLocale("en", "fr")).toBe("en");
  expect(chooseLocale(undefined, "de;q=0.9, en-GB;q=0.8")).toBe("en");
  expect(chooseLocale(undefined, "*")).toBe("en");
  expect(chooseLocale("xx", null)).toBe("en");
});
