import { parquetWriteBuffer } from "hyparquet-writer";
import { HOURLY_FLOWS, type HourlyFlows } from "../../energy/dispatch/hourly-flows";
import { MONTH_DAYS } from "../../energy/weather/weather-year";
import { HOURLY_DECIMALS } from "./hourly-csv";

/** Months as 1 to 12, days from 1 and hours as 0 to 23 of every hour of the year, by local standard time. */
function stamps() {
  const hours = MONTH_DAYS.flatMap((days, month) =>
    Array.from({ length: days * 24 }, (_, hour) => ({
      month: month + 1,
      day: Math.floor(hour / 24) + 1,
      hour: hour % 24,
    })),
  );
  return (["month", "day", "hour"] as const).map((name) => ({
    name,
    data: Int32Array.from(hours, (stamp) => stamp[name]),
    type: "INT32" as const,
    nullable: false,
  }));
}

/**
 * The hourly energy table of a year as Apache Parquet, with the columns and the decimals of the CSV: month, day, hour, then a
 * column of doubles per flow whose name ends with its unit. The same flows give the same bytes.
 */
export function hourlyParquet(flows: HourlyFlows): Uint8Array {
  const energies = HOURLY_FLOWS.map((flow) => ({
    name: `${flow}_kwh`,
    data: flows[flow].map((value) => Number(value.toFixed(HOURLY_DECIMALS)) + 0),
    type: "DOUBLE" as const,
    nullable: false,
  }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [...stamps(), ...energies],
      createdBy: "heliograph",
      kvMetadata: [
        { key: "heliograph.table", value: "station-hourly.v1" },
        { key: "heliograph.time", value: "hours of local standard time, 29 February left out" },
        {
          key: "heliograph.units",
          value: JSON.stringify(Object.fromEntries(energies.map(({ name }) => [name, "kWh"]))),
        },
      ],
    }),
  );
}
