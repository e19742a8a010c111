import type { PriceSchedule, TimeWindow } from "../station/price-schedule";
import type { ClockYear } from "./clock-year";
import { HOURS_PER_YEAR, MONTH_STARTS } from "./weather/weather-year";

/** Prices of a schedule [currency per kWh] at the hours of a clock, before escalation. */
export function priceYear(schedule: PriceSchedule, clock: ClockYear): Float64Array {
  const prices = new Float64Array(HOURS_PER_YEAR);
  switch (schedule.kind) {
    case "flat":
      return prices.fill(Number(schedule.pricePerKwh));
    case "hourly": {
      // The schedule begins in January, the clock in the month of the start of operation.
      const start = MONTH_STARTS[clock.month[0] as number] as number;
      for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
        prices[hour] = schedule.pricesPerKwh[(hour + start) % HOURS_PER_YEAR] as number;
      }
      return prices;
    }
    case "time-of-use": {
      prices.fill(Number(schedule.basePricePerKwh));
      // The first period that holds decides: later ones are written first.
      for (const period of schedule.periods.toReversed()) {
        const held = anyWindowYear(period.windows, clock);
        const price = Number(period.pricePerKwh);
        for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) if (held[hour]) prices[hour] = price;
      }
      return prices;
    }
    default:
      return schedule satisfies never;
  }
}

/** 1 at the hours that lie in one of the windows. */
export function anyWindowYear(windows: readonly TimeWindow[], clock: ClockYear): Uint8Array {
  const held = new Uint8Array(HOURS_PER_YEAR);
  for (const { months, weekdays, fromHour, toHour } of windows) {
    for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
      const clockHour = clock.clockHour[hour] as number;
      const inHours =
        fromHour < toHour ? clockHour >= fromHour && clockHour < toHour : clockHour >= fromHour || clockHour < toHour;
      if (!inHours) continue;
      if (months && !months.includes((clock.month[hour] as number) + 1)) continue;
      if (weekdays && !weekdays.includes(clock.weekday[hour] as number)) continue;
      held[hour] = 1;
    }
  }
  return held;
}
