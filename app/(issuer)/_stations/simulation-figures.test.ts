import type { MonthlyCashFlow } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { hourlyCsv } from "@/lib/core/cashflow/tables/hourly-csv";
import { emptyHourlyFlows } from "@/lib/core/energy/dispatch/hourly-flows";
import { cashSeries, linesIn, yearlyCash } from "./cash-table";
import { energySeries } from "./energy-series";
import { hoursOfDay, monthlySums, readHourlyTable } from "./hourly-table";

/** 21 June at noon: 100 kWh of sun to a car, the battery and the grid; an hour later the battery gives some back. */
function someFlows() {
  const flows = emptyHourlyFlows();
  const noon = (31 + 28 + 31 + 30 + 31 + 20) * 24 + 12;
  Object.assign(flows.pv, { [noon]: 100 });
  Object.assign(flows.pvToCharging, { [noon]: 40 });
  Object.assign(flows.pvToStorage, { [noon]: 30 });
  Object.assign(flows.pvToGrid, { [noon]: 20 });
  Object.assign(flows.gridExport, { [noon]: 20 });
  Object.assign(flows.pvCurtailed, { [noon]: 10 });
  Object.assign(flows.storageToHost, { [noon + 1]: 12.5 });
  Object.assign(flows.gridImport, { [noon + 1]: 7 });
  Object.assign(flows.gridToAuxiliary, { [noon + 1]: 7 });
  return flows;
}

test("the hourly table is read back as it was written, and each hour closes", () => {
  const table = readHourlyTable(hourlyCsv(someFlows()));
  if (!table) throw new Error("not read");
  const day = hoursOfDay(table, 6, 21);
  expect(day).toHaveLength(24);
  expect(day[12]?.pvToStorage).toBe(30);
  const series = energySeries(day, (line) => line);
  expect(series.map(({ id }) => id)).toEqual([
    ...["pv", "discharge", "import", "charging", "host", "own", "charge", "export"],
  ]);
  for (let hour = 0; hour < 24; hour += 1) {
    expect(series.reduce((sum, { values }) => sum + (values[hour] ?? 0), 0)).toBeCloseTo(0, 9);
  }
  expect(monthlySums(table)[5]?.pv).toBe(100);
  expect(monthlySums(table)[6]?.pv).toBe(0);
  expect(hoursOfDay(table, 2, 30)).toEqual([]);
});

test("a text that is another table is not read", () => {
  expect(readHourlyTable("month,day,hour\r\n1,1,0\r\n")).toBeNull();
  expect(readHourlyTable("")).toBeNull();
});

const months: MonthlyCashFlow[] = Array.from({ length: 18 }, (_, index) => ({
  month: `20${27 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
  revenue: { "charging-energy": "1000001", ...(index === 3 ? { export: "5" } : {}) },
  cost: { "grid-energy": "250000", tax: index === 17 ? "-1" : "0" },
  cfads: "750001",
}));

test("years are the exact sums of their months, the last one of what there is", () => {
  const years = yearlyCash(months);
  expect(years.map(({ revenue }) => revenue["charging-energy"])).toEqual([12_000_012n, 6_000_006n]);
  expect(years[0]?.revenue.export).toBe(5n);
  expect(years[1]?.revenue.export).toBeUndefined();
  expect(years[1]?.cost).toEqual({ "grid-energy": 1_500_000n, tax: -1n });
  expect(linesIn(years)).toEqual({ streams: ["charging-energy", "export"], costs: ["grid-energy", "tax"] });
});

test("the chart adds up to the cash flow", () => {
  const [first] = yearlyCash(months.slice(0, 12));
  const series = cashSeries(first ? [first] : [], "USD", { stream: (stream) => stream, costs: "costs" });
  const sum = series.reduce((total, { values }) => total + (values[0] ?? 0), 0);
  expect(sum).toBeCloseTo((12_000_012 + 5 - 3_000_000) / 100_000, 9);
  expect(series.at(-1)?.values[0]).toBeLessThan(0);
});
