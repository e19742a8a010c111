import { emptyHourlyFlows } from "../../energy/dispatch/hourly-flows";
import { syntheticYear } from "../../energy/weather/synthetic-year";
import { GREENSBORO_MONTHLY } from "../../station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { StationSpec } from "../../station/station-spec";
import { returnsOf } from "../returns/station-cash-flow";
import { hourlyCsv } from "../tables/hourly-csv";
import { monthlyCsv } from "../tables/monthly-csv";
import { simulateStation } from "./simulate-station";
import { simulationInputs } from "./simulation-inputs";
import { StationSimulationSummary } from "./station-simulation";

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
const progress: number[] = [];
const simulation = simulateStation(STANDARD_NODE, weather, { seed: 1, onProgress: (share) => progress.push(share) });
const { cashFlow, years } = simulation;

test("the standard node is a valid spec, in its believable bands", () => {
  expect(StationSpec.parse(STANDARD_NODE)).toEqual(STANDARD_NODE);
  expect(cashFlow.metrics.specificYieldKwhPerKw).toBeGreaterThan(1200);
  expect(cashFlow.metrics.specificYieldKwhPerKw).toBeLessThan(1500);
  expect(cashFlow.metrics.performanceRatio).toBeGreaterThan(0.7);
  expect(cashFlow.metrics.performanceRatio).toBeLessThan(0.9);
  expect(cashFlow.metrics.irr.principal).toBeGreaterThan(0.07);
  expect(cashFlow.metrics.irr.principal).toBeLessThan(0.12);
});

test("the summary fits its schema, has every month, and progress rises to 1", () => {
  const { firstYear: _, ...summary } = simulation;
  expect(StationSimulationSummary.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
  expect(cashFlow.months).toHaveLength(300);
  expect(cashFlow.months[0]?.month).toBe("2027-01");
  expect(cashFlow.months.at(-1)?.month).toBe("2051-12");
  expect(progress.at(-1)).toBe(1);
  expect([...progress].sort((a, b) => a - b)).toEqual(progress);
});

test("CFADS is the exact sum of each month's rounded lines, and years are sums of months", () => {
  for (const month of cashFlow.months) {
    const total = (lines: object) => Object.values(lines).reduce((sum: bigint, minor) => sum + BigInt(minor), 0n);
    expect(BigInt(month.cfads)).toBe(total(month.revenue) - total(month.cost));
  }
  const life = cashFlow.months.reduce((sum, month) => sum + BigInt(month.cfads), 0n);
  expect(years.reduce((sum, year) => sum + BigInt(Math.round(year.cfads * 100)), 0n)).toBe(life);
});

test("returns follow from the published months alone", () => {
  const returns = returnsOf(cashFlow.months, BigInt(cashFlow.capexMinor), 2, STANDARD_NODE.discountRate, 0.02);
  expect(cashFlow.metrics).toMatchObject(returns);
  expect(returns.streams.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

test("PV, storage and demand move as a life does", () => {
  const first = years[0] as (typeof years)[number];
  const last = years[24] as (typeof years)[number];
  // 0.5 % a year for 24 years; clipping hides next to nothing of it at a DC/AC ratio of 1.2.
  expect(last.energyKwh.pv / first.energyKwh.pv).toBeCloseTo(0.995 ** 24, 2);
  expect(first.storageHealth).toBeLessThan(1);
  for (let index = 1; index < 25; index += 1) {
    expect((years[index] as typeof first).storageHealth).toBeLessThan((years[index - 1] as typeof first).storageHealth);
  }
  expect(years[8]?.sessions).toBeGreaterThan(first.sessions * 1.3);
});

test("charging revenue is volume times price of the contract", () => {
  const first = years[0] as (typeof years)[number];
  const sum = (stream: "charging-energy" | "charging-service") =>
    cashFlow.months.slice(0, 12).reduce((total, month) => total + Number(month.revenue[stream] ?? 0) / 100, 0);
  expect(sum("charging-energy")).toBeCloseTo(first.energyKwh.charged * 0.41, 0);
  expect(sum("charging-service")).toBeCloseTo(first.energyKwh.charged * 0.06 + first.sessions * 0.5, 0);
});

test("cash of a contract comes after its lag, all of it by the end", () => {
  const year = { ...STANDARD_NODE, lifeYears: 1 };
  const lag = (months: number) => ({
    ...year,
    revenue: year.revenue.map((contract) =>
      contract.kind === "certificates" ? { ...contract, settlementLagMonths: months } : contract,
    ),
  });
  const certificates = (spec: StationSpec) =>
    simulateStation(spec, weather, { seed: 1 }).cashFlow.months.map((month) => Number(month.revenue.certificates));
  const prompt = certificates(lag(0));
  const late = certificates(lag(3));
  expect(late.slice(0, 3)).toEqual([0, 0, 0]);
  expect(late.slice(3, 11)).toEqual(prompt.slice(0, 8));
  expect(Math.abs((late[11] as number) - prompt.slice(8).reduce((a, b) => a + b, 0))).toBeLessThanOrEqual(2);
});

test("the same seed gives the same result, another seed other arrivals", () => {
  const short = { ...STANDARD_NODE, lifeYears: 1 };
  const run = (seed: number) => JSON.stringify(simulateStation(short, weather, { seed }).cashFlow);
  expect(run(5)).toBe(run(5));
  expect(run(5)).not.toBe(run(6));
});

test("a station that starts in July has the same energy, month for month of the calendar", () => {
  const run = (operationStart: string) =>
    simulateStation({ ...STANDARD_NODE, lifeYears: 1, operationStart }, weather, { seed: 1 });
  const january = run("2027-01");
  const july = run("2026-07");
  expect(july.cashFlow.months[0]?.month).toBe("2026-07");
  expect(july.cashFlow.months.at(-1)?.month).toBe("2027-06");
  expect(july.firstYear.pv).toEqual(january.firstYear.pv);
});

test("storage is renewed when it has faded, and paid for", () => {
  const spec = { ...STANDARD_NODE, lifeYears: 10, storage: { ...STANDARD_NODE.storage, replaceBelow: 0.95 } };
  const renewed = simulateStation(spec, weather, { seed: 1 });
  expect(renewed.cashFlow.metrics.storageReplacements).toBeGreaterThan(0);
  for (const year of renewed.years) expect(year.storageHealth).toBeGreaterThan(0.92);
});

test("a station without PV, storage, compute and contracts only costs", () => {
  const bare: StationSpec = StationSpec.parse({
    ...STANDARD_NODE,
    lifeYears: 2,
    pv: { ...STANDARD_NODE.pv, arrays: [] },
    storage: { ...STANDARD_NODE.storage, energyKwh: 0 },
    charging: { ...STANDARD_NODE.charging, drivers: [] },
    compute: { ...STANDARD_NODE.compute, accelerators: 0 },
    revenue: [],
  });
  const { metrics, months } = simulateStation(bare, weather, { seed: 1 }).cashFlow;
  expect(metrics.irr).toEqual({ roots: [], principal: null, reason: "NO_SIGN_CHANGE" });
  expect(metrics.paybackMonthsSimple).toBeNull();
  expect(metrics.gridImportKwh).toBeCloseTo(1.5 * 8760, 6);
  expect(months[0]?.revenue).toEqual({});
});

test("inputs are plain JSON and change with the spec, the weather and the seed", () => {
  const monthly = { kind: "monthly", climate: GREENSBORO_MONTHLY };
  const text = (spec: StationSpec, seed: number, source: object = monthly) =>
    JSON.stringify(simulationInputs(spec, source, seed));
  expect(text(STANDARD_NODE, 1)).not.toBe(text(STANDARD_NODE, 1, { kind: "file", bytesHash: "0".repeat(64) }));
  expect(text(STANDARD_NODE, 1)).not.toBe(text(STANDARD_NODE, 2));
  expect(text(STANDARD_NODE, 1)).not.toBe(text({ ...STANDARD_NODE, name: "Other" }, 1));
});

test("tables as CSV: a header, a record a line, CRLF, sums kept", () => {
  const hourly = hourlyCsv(simulation.firstYear).split("\r\n");
  expect(hourly).toHaveLength(8762);
  expect(hourly[0]?.split(",").slice(0, 4)).toEqual(["month", "day", "hour", "pv_kwh"]);
  expect(hourly[1]?.startsWith("1,1,0,")).toBe(true);
  expect(hourly[8760]?.startsWith("12,31,23,")).toBe(true);
  expect(hourlyCsv({ ...emptyHourlyFlows(), pv: new Float64Array(8760).fill(-1e-9) })).not.toContain("-");
  const monthly = monthlyCsv(cashFlow)
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(monthly).toHaveLength(301);
  const total = monthly.slice(1).reduce((sum, row) => sum + Math.round(Number(row.at(-1)) * 100), 0);
  expect(total).toBe(cashFlow.months.reduce((sum, month) => sum + Number(month.cfads), 0));
});
