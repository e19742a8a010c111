import { COUNTRY_CODES, countryNumber } from "./country-number";

describe("country numbers", () => {
  // ISO 3166-1, online browsing platform
  it.each([
    ["US", 840],
    ["DE", 276],
    ["FR", 250],
    ["CN", 156],
    ["AF", 4],
    ["ZW", 716],
  ])("%s is %i", (code, number) => {
    expect(countryNumber(code)).toBe(number);
  });

  it("knows 249 countries, each number once, and refuses others", () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect(new Set(COUNTRY_CODES.map(countryNumber)).size).toBe(249);
    expect(() => countryNumber("XX")).toThrow(expect.objectContaining({ code: "COUNTRY_UNKNOWN" }));
  });
});
