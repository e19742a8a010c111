import { standardOffsetHours } from "../../../lib/core/energy/clock-year";
import { HOURLY_FLOWS, type HourlyFlow } from "../../../lib/core/energy/dispatch/hourly-flows";
import { HOURS_PER_YEAR, MONTH_STARTS } from "../../../lib/core/energy/weather/weather-year";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { type QuarterHourFlows, quarterHoursOf } from "../../../lib/core/metering/device-plan";
import { HOUR_MS, type Instant } from "../../../lib/core/time/instant";

/** Energy of one month hour by hour, as the station's simulation has it. */
export type MonthFlows = {
  readonly quarterHours: QuarterHourFlows;
  /** Handed to vehicles [kWh per hour]. */
  readonly chargedKwh: readonly number[];
};

/**
 * Cuts the hours [from, to) out of a simulation's hourly table, which is in local standard time; 29 February is the 28th again.
 * @param csv the hourly table as `hourlyCsv` writes it
 */
export function monthFlows(csv: string, from: Instant, to: Instant, timeZone: string): MonthFlows {
  const table = readTable(csv);
  const rows: number[] = [];
  for (let at = from; at < to; at += HOUR_MS) rows.push(hourOfYear(at, timeZone));
  const of = (...flows: readonly HourlyFlow[]): number[] =>
    rows.map((row) => flows.reduce((sum, flow) => sum + (table.get(flow)?.[row] ?? 0), 0));
  return {
    quarterHours: {
      pvWh: quarterHoursOf(of("pv")),
      batteryChargeWh: quarterHoursOf(of("pvToStorage", "gridToStorage")),
      batteryDischargeWh: quarterHoursOf(
        of("storageToAuxiliary", "storageToCompute", "storageToCharging", "storageToHost", "storageToGrid"),
      ),
      gridImportWh: quarterHoursOf(of("gridImport")),
      gridExportWh: quarterHoursOf(of("gridExport")),
    },
    chargedKwh: of("charged"),
  };
}

function hourOfYear(at: Instant, timeZone: string): number {
  const year = new Date(at).getUTCFullYear();
  const local = new Date(at + standardOffsetHours(timeZone, year) * HOUR_MS);
  const month = local.getUTCMonth();
  const day = month === 1 ? Math.min(28, local.getUTCDate()) : local.getUTCDate();
  return (MONTH_STARTS[month] as number) + (day - 1) * 24 + local.getUTCHours();
}

function readTable(csv: string): ReadonlyMap<HourlyFlow, readonly number[]> {
  const [head = "", ...lines] = csv.trimEnd().split(/\r?\n/);
  const names = head.split(",");
  if (lines.length !== HOURS_PER_YEAR) throw unreadable(`it has ${lines.length} hours`);
  const rows = lines.map((line) => line.split(",").map(Number));
  return new Map(
    HOURLY_FLOWS.map((flow) => {
      const column = names.indexOf(`${flow}_kwh`);
      if (column < 0) throw unreadable(`it has no column ${flow}_kwh`);
      return [flow, rows.map((row) => row[column] ?? 0)];
    }),
  );
}

function unreadable(reason: string): HeliographError {
  return new HeliographError({
    code: "HOURLY_TABLE_UNREADABLE",
    message: `The simulation's hourly table cannot be used: ${reason}.`,
    remedy: "Simulate the station again.",
  });
}
