import { clockYear, standardOffsetHours } from "./clock-year";
import { keptClockYear } from "./kept-clock-year";
import { priceYear } from "./price-year";

test("the clock springs forward and falls back where the zone says", () => {
  const clock = clockYear("America/New_York", "2027-01");
  const hourOf = (day: number, hour: number) => (day - 1) * 24 + hour;
  // 14 March 2027 is day 73: 02:00 standard is 03:00 on the clock.
  expect(clock.clockHour[hourOf(73, 1)]).toBe(1);
  expect(clock.clockHour[hourOf(73, 2)]).toBe(3);
  // 7 November 2027 is day 311: 01:00 standard is 01:00 again.
  expect(clock.clockHour[hourOf(311, 0)]).toBe(1);
  expect(clock.clockHour[hourOf(311, 1)]).toBe(1);
  expect(clock.clockHour[hourOf(311, 2)]).toBe(2);
  // 1 January 2027 is a Friday.
  expect(clock.weekday[0]).toBe(5);
});

test("southern and half-hour zones, and zones without daylight saving", () => {
  expect(standardOffsetHours("Australia/Sydney", 2027)).toBe(10);
  expect(standardOffsetHours("Asia/Kolkata", 2027)).toBe(5.5);
  expect(standardOffsetHours("Asia/Shanghai", 2027)).toBe(8);
  expect(clockYear("Australia/Sydney", "2027-01").clockHour[0]).toBe(1);
  expect(Array.from(clockYear("Asia/Kolkata", "2027-01").clockHour.subarray(0, 3))).toEqual([0, 1, 2]);
});

test("a year from July runs through the leap year's February without its 29th", () => {
  const clock = clockYear("Europe/Berlin", "2027-07");
  expect(clock.month[0]).toBe(6);
  expect(clock.month[8759]).toBe(5);
  expect(clock.monthStarts.at(-1)).toBe(8760);
  // 1 March 2028 is a Wednesday; the hour before it is 28 February, a Monday.
  const march = clock.month.indexOf(2);
  expect(clock.weekday[march]).toBe(3);
  expect(clock.weekday[march - 1]).toBe(1);
});

test("prices by window: first that holds, past midnight, hourly from the month of the start", () => {
  const clock = clockYear("Asia/Shanghai", "2027-03");
  const prices = priceYear(
    {
      kind: "time-of-use",
      basePricePerKwh: "0.2",
      periods: [
        { name: "peak", pricePerKwh: "0.5", windows: [{ weekdays: [1], fromHour: 18, toHour: 22 }] },
        { name: "night", pricePerKwh: "0.1", windows: [{ fromHour: 21, toHour: 6 }] },
      ],
    },
    clock,
  );
  // 1 March 2027 is a Monday.
  expect([prices[5], prices[6], prices[18], prices[21], prices[22], prices[24 + 18]]).toEqual([
    0.1, 0.2, 0.5, 0.5, 0.1, 0.2,
  ]);
  const hourly = priceYear({ kind: "hourly", pricesPerKwh: Array.from({ length: 8760 }, (_, hour) => hour) }, clock);
  expect(hourly[0]).toBe(59 * 24);
  expect(hourly[8759]).toBe(59 * 24 - 1);
});

test("a clock that is kept is the one that is computed, for each zone and month its own", () => {
  const kept = keptClockYear("Europe/Berlin", "2027-07");
  expect(kept).toEqual(clockYear("Europe/Berlin", "2027-07"));
  expect(keptClockYear("Europe/Berlin", "2027-07")).toBe(kept);
  expect(keptClockYear("Europe/Berlin", "2028-07").weekday[0]).not.toBe(kept.weekday[0]);
});
