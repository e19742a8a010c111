import { HOURLY_FLOWS, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { HOURS_PER_YEAR, MONTH_STARTS } from "../../energy/weather/weather-year";
import { csvLine } from "./csv-line";

/** Decimals of energies in the table [kWh]: a tenth of a watt-hour. */
export const HOURLY_DECIMALS = 4;

/** The hourly energy table of a year as CSV (RFC 4180): month, day, hour by local standard time, then kWh per flow. */
export function hourlyCsv(flows: HourlyFlows): string {
  const lines = [csvLine(["month", "day", "hour", ...HOURLY_FLOWS.map((flow) => `${flow}_kwh`)])];
  let month = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    if (hour >= (MONTH_STARTS[month + 1] as number)) month += 1;
    const since = hour - (MONTH_STARTS[month] as number);
    const stamp = [month + 1, Math.floor(since / 24) + 1, since % 24].map(String);
    lines.push(
      csvLine([
        ...stamp,
        ...HOURLY_FLOWS.map((flow) => withoutSign((flows[flow][hour] as number).toFixed(HOURLY_DECIMALS))),
      ]),
    );
  }
  return lines.join("");
}

/** A rounding remainder below zero is printed as zero. */
function withoutSign(text: string): string {
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}
