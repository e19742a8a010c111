import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { withHashes } from "../../../../test/with-hashes";
import { HOURLY_FLOWS, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import type { MonthlyCashFlow } from "../lines/monthly-cash-flow";
import { hourlyCsv } from "./hourly-csv";
import { hourlyParquet } from "./hourly-parquet";
import { monthlyCsv } from "./monthly-csv";
import { monthlyParquet } from "./monthly-parquet";

const buffer = (bytes: Uint8Array) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
const metadataOf = (bytes: Uint8Array) => {
  const metadata = parquetMetadata(buffer(bytes));
  return {
    columns: metadata.schema.slice(1).map(({ name, type }) => `${name}: ${type}`),
    facts: Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value])),
  };
};

const flows = Object.fromEntries(
  HOURLY_FLOWS.map((flow, index) => [
    flow,
    Float64Array.from({ length: 8760 }, (_, hour) => (hour % 97) / 3 + index - 1e-9),
  ]),
) as HourlyFlows;

test("the hourly Parquet says what the CSV says, with units in names and metadata", async () => {
  const bytes = hourlyParquet(flows);
  const { columns, facts } = metadataOf(bytes);
  expect(columns.slice(0, 4)).toEqual(["month: INT32", "day: INT32", "hour: INT32", "pv_kwh: DOUBLE"]);
  expect(JSON.parse(facts["heliograph.units"] as string)).toMatchObject({ pv_kwh: "kWh" });
  const rows = await parquetReadObjects({ file: buffer(bytes) });
  const [header, ...lines] = hourlyCsv(flows)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(rows).toHaveLength(8760);
  for (const index of [0, 1, 1415, 1416, 8759]) {
    expect((header as string[]).map((name) => Number((rows[index] as Record<string, number>)[name]))).toEqual(
      (lines[index] as string[]).map(Number),
    );
  }
  expect(withHashes(hourlyParquet(flows))).toBe(withHashes(bytes));
});

test("the monthly Parquet holds whole minor units, and the columns of the CSV", async () => {
  const months = [
    { month: "2027-01", revenue: { export: "12345678901234567" }, cost: { land: "600" }, cfads: "12345678901233967" },
    { month: "2027-02", revenue: {}, cost: { land: "600" }, cfads: "-600" },
  ] as unknown as MonthlyCashFlow[];
  const bytes = monthlyParquet({ currency: "EUR", months });
  const { columns, facts } = metadataOf(bytes);
  const [header] = monthlyCsv({ currency: "EUR", months }).split("\r\n");
  expect(columns.map((column) => column.replace(/(_minor)?: .*/, "")).join(",")).toBe(header);
  expect(facts).toMatchObject({ "heliograph.currency": "EUR", "heliograph.minor-unit-decimals": "2" });
  const rows = await parquetReadObjects({ file: buffer(bytes) });
  expect(rows[0]).toMatchObject({ month: "2027-01", "revenue:export_minor": 12345678901234567n });
  expect(rows[1]).toMatchObject({ "revenue:export_minor": 0n, cfads_minor: -600n });
});
