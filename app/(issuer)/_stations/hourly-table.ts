import { HOURLY_FLOWS, type HourlyFlow } from "@/lib/core/energy/dispatch/hourly-flows";

/** The hourly energy table as read from its CSV: one row an hour of the first year of operation. */
export type HourlyTable = {
  readonly months: readonly number[];
  readonly days: readonly number[];
  /** kWh per hour, by flow. */
  readonly flows: Readonly<Record<HourlyFlow, readonly number[]>>;
};

/**
 * Reads the table that `hourlyCsv` wrote.
 * @returns null where the text is not that table
 */
export function readHourlyTable(csv: string): HourlyTable | null {
  const [header = "", ...lines] = csv.split(/\r?\n/).filter((line) => line !== "");
  const names = header.split(",");
  const columnOf = (name: string) => names.indexOf(name);
  const flowColumns = HOURLY_FLOWS.map((flow) => columnOf(`${flow}_kwh`));
  const [month, day] = [columnOf("month"), columnOf("day")];
  if ([month, day, ...flowColumns].includes(-1)) return null;
  const rows = lines.map((line) => line.split(",").map(Number));
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  return {
    months: column(month),
    days: column(day),
    flows: Object.fromEntries(HOURLY_FLOWS.map((flow, index) => [flow, column(flowColumns[index] ?? 0)])) as Record<
      HourlyFlow,
      number[]
    >,
  };
}

export type Flows = Readonly<Record<HourlyFlow, number>>;

/** The 24 hours of one day; empty where the year has no such day. */
export function hoursOfDay(table: HourlyTable, month: number, day: number): readonly Flows[] {
  return table.months.flatMap((at, hour) => (at === month && table.days[hour] === day ? [flowsAt(table, hour)] : []));
}

/** The sums of the twelve months. */
export function monthlySums(table: HourlyTable): readonly Flows[] {
  const sums = Array.from({ length: 12 }, () => Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, 0])));
  for (const [hour, month] of table.months.entries()) {
    const sum = sums[month - 1];
    if (sum) for (const flow of HOURLY_FLOWS) sum[flow] = (sum[flow] ?? 0) + (table.flows[flow][hour] ?? 0);
  }
  return sums as Flows[];
}

function flowsAt(table: HourlyTable, hour: number): Flows {
  return Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, table.flows[flow][hour] ?? 0])) as Flows;
}
