import { formatInstant, parseInstant } from "./instant";
import { addMonths, daysBetween, fromEpochDay, toEpochDay, weekdayOf } from "./local-date";
import { localDateOf, startOfDay, zoneOffsetMs } from "./time-zone";

test("a time without its zone is refused", () => {
  expect(() => parseInstant("2026-01-31T10:15:00")).toThrow(expect.objectContaining({ code: "TIME_UNPARSABLE" }));
  expect(formatInstant(parseInstant("2026-01-31T10:15:00+01:00"))).toBe("2026-01-31T09:15:00.000Z");
});

test("months keep the day or take the last", () => {
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2025-01-31", 1)).toBe("2025-02-28");
  expect(addMonths("2025-03-15", -3)).toBe("2024-12-15");
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(weekdayOf("2026-11-22")).toBe(7);
});

test("a local day begins where its zone says, clock changes included", () => {
  expect(formatInstant(startOfDay("2026-03-29", "Europe/Berlin"))).toBe("2026-03-28T23:00:00.000Z");
  expect(formatInstant(startOfDay("2026-03-30", "Europe/Berlin"))).toBe("2026-03-29T22:00:00.000Z");
  expect(startOfDay("2026-10-26", "Europe/Berlin") - startOfDay("2026-10-25", "Europe/Berlin")).toBe(25 * 3_600_000);
  expect(localDateOf(parseInstant("2026-06-30T23:30:00Z"), "Europe/Berlin")).toBe("2026-07-01");
  expect(zoneOffsetMs("America/New_York", parseInstant("2026-01-01T00:00:00Z"))).toBe(-5 * 3_600_000);
});

test("days since 1970 are those of the platform's clock, and back", () => {
  for (let day = -200_000; day < 200_000; day += 97) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    expect([date, toEpochDay(date), fromEpochDay(day)]).toEqual([date, day, date]);
  }
});
