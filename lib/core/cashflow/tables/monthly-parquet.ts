import { parquetWriteBuffer } from "hyparquet-writer";
import { CURRENCY_SCALE } from "../../money/currency";
import type { MonthlyCashFlow } from "../lines/monthly-cash-flow";
import type { StationCashFlow } from "../operation/station-simulation";
import { occurringCosts, occurringStreams } from "./monthly-csv";

/**
 * The monthly cash flow table as Apache Parquet: month, currency, then whole minor units as 64-bit integers, one column per
 * stream and cost line that occurs; the metadata tell how many decimals make a major unit. The same months give the same bytes.
 */
export function monthlyParquet({ currency, months }: Pick<StationCashFlow, "currency" | "months">): Uint8Array {
  const amounts = (name: string, amount: (month: MonthlyCashFlow) => string | undefined) => ({
    name: `${name}_minor`,
    data: BigInt64Array.from(months, (month) => BigInt(amount(month) ?? "0")),
    type: "INT64" as const,
    nullable: false,
  });
  const text = (name: string, value: (month: MonthlyCashFlow) => string) => ({
    name,
    data: months.map(value),
    type: "STRING" as const,
    nullable: false,
  });
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        text("month", ({ month }) => month),
        text("currency", () => currency),
        ...occurringStreams(months).map((stream) => amounts(`revenue:${stream}`, ({ revenue }) => revenue[stream])),
        ...occurringCosts(months).map((line) => amounts(`cost:${line}`, ({ cost }) => cost[line])),
        amounts("cfads", ({ cfads }) => cfads),
      ],
      createdBy: "heliograph",
      kvMetadata: [
        { key: "heliograph.table", value: "station-monthly.v1" },
        { key: "heliograph.currency", value: currency },
        { key: "heliograph.minor-unit-decimals", value: String(CURRENCY_SCALE[currency]) },
      ],
    }),
  );
}
