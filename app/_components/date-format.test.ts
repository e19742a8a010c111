import { formatDate, precisionOf } from "./date-format";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test("a calendar date is the same day everywhere", () => {
  expect(formatDate("en", "2026-11-01", "day", "America/New_York")).toBe("November 1, 2026");
  expect(formatDate("en", "2026-11", precisionOf("2026-11"), "UTC")).toBe("November 2026");
});

test("an instant is shown in its zone and names it", () => {
  expect(plain(formatDate("en", "2026-11-01T02:30:00Z", "minute", "America/New_York"))).toBe(
    "Oct 31, 2026, 10:30 PM EDT",
  );
});
