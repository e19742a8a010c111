import { addDays, weekdayOf } from "../time/local-date";
import type { BusinessCalendar } from "./business-calendar";
import { adjust, isBusinessDay } from "./business-day";
import { easterSunday } from "./calendars/easter";

function weekdayHolidays(calendar: BusinessCalendar, year: number): string[] {
  const found: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !isBusinessDay(day, calendar)) found.push(day);
  }
  return found;
}

// Meeus, Astronomical Algorithms, ch. 8: its examples.
test.each([
  [1991, "1991-03-31"],
  [1992, "1992-04-19"],
  [1993, "1993-04-11"],
  [2000, "2000-04-23"],
  [1818, "1818-03-22"],
])("Easter %i", (year, date) => expect(easterSunday(year)).toBe(date));

// ECB, T2 calendar 2024: New Year, Good Friday, Easter Monday, Labour Day, Christmas, 26 December.
test("all TARGET closing days of 2024", () => {
  expect(weekdayHolidays("target", 2024)).toEqual([
    ...["2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-12-25", "2024-12-26"],
  ]);
});

// Federal Reserve Financial Services, 2026: 4 July is a Saturday and not moved. 2023: New Year's Day kept on Monday 2 January.
test("all Federal Reserve holidays of 2026 and the moved one of 2023", () => {
  expect(weekdayHolidays("us-federal-reserve", 2026)).toEqual([
    ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19"],
    ...["2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"],
  ]);
  expect(weekdayHolidays("us-federal-reserve", 2023)[0]).toBe("2023-01-02");
});

test("conventions at a month's end", () => {
  expect(adjust("2026-01-31", "following", "target")).toBe("2026-02-02");
  expect(adjust("2026-01-31", "modified-following", "target")).toBe("2026-01-30");
  expect(adjust("2026-02-01", "preceding", "target")).toBe("2026-01-30");
});
