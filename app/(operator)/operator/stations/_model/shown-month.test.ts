import { shownMonth } from "./shown-month";

const ZONE = "America/New_York";

test.each([
  ["2026-05", [], "2026-05"],
  [undefined, ["2026-12-01T05:00:00Z", "2026-11-30T12:00:00Z"], "2026-11"],
  [undefined, ["2026-12-01T05:15:00Z"], "2026-12"],
  [undefined, [], "2027-02"],
  ["not a month", [], "2027-02"],
  [["2026-01", "2026-02"], [], "2027-02"],
])("%s with readings until %s shows %s", (asked, readings, expected) => {
  expect(shownMonth(asked, readings, "2027-04-01T03:59:00Z", ZONE)).toBe(expected);
});
