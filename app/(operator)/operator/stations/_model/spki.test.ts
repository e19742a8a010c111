import { dayBegins } from "./day-begins";
import { spkiOf } from "./spki";

test.each([
  ["MFkwEwYH", "MFkwEwYH"],
  ["  MFkw\n EwYH \r\n", "MFkwEwYH"],
  ["-----BEGIN PUBLIC KEY-----\nMFkw\nEwYH==\n-----END PUBLIC KEY-----\n", "MFkwEwYH=="],
])("%j is the key %s", (pasted, key) => {
  expect(spkiOf(pasted)).toBe(key);
});

test("a day begins by the station's clock", () => {
  expect(dayBegins("2026-11-02", "America/New_York")).toBe("2026-11-02T05:00:00.000Z");
});
