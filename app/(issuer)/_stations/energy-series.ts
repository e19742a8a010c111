import type { ChartSeries } from "../../_charts/chart-series";
import type { SeriesId } from "../../_charts/series-color";
import type { Flows } from "./hourly-table";

export const ENERGY_LINES = ["pv", "discharge", "import", "charging", "host", "own", "charge", "export"] as const;
export type EnergyLine = (typeof ENERGY_LINES)[number];

const COLOR: Record<EnergyLine, SeriesId> = {
  ...{ pv: "pv", discharge: "battery", import: "grid", charging: "charging", host: "host" },
  ...{ own: "cost", charge: "battery", export: "grid" },
};

/**
 * What flows into the station (above zero) and out of it (below) in each interval [kWh]. Every hour closes: the lines of an
 * interval add up to zero, but for the rounding of the table.
 */
export function energySeries(
  intervals: readonly Flows[],
  labelOf: (line: EnergyLine) => string,
  unitKwh = 1,
): readonly ChartSeries[] {
  return ENERGY_LINES.map((line) => ({
    id: line,
    label: labelOf(line),
    color: COLOR[line],
    values: intervals.map((flows) => amountOf(line, flows) / unitKwh),
  })).filter(({ values }) => values.some((value) => value !== 0));
}

function amountOf(line: EnergyLine, f: Flows): number {
  switch (line) {
    case "pv":
      return f.pv - f.pvCurtailed;
    case "discharge":
      return f.storageToAuxiliary + f.storageToCompute + f.storageToCharging + f.storageToHost + f.storageToGrid;
    case "import":
      return f.gridImport;
    case "charging":
      return -(f.pvToCharging + f.storageToCharging + f.gridToCharging);
    case "host":
      return -(f.pvToHost + f.storageToHost);
    case "own":
      return -(
        f.pvToAuxiliary +
        f.pvToCompute +
        f.storageToAuxiliary +
        f.storageToCompute +
        f.gridToAuxiliary +
        f.gridToCompute
      );
    case "charge":
      return -(f.pvToStorage + f.gridToStorage);
    case "export":
      return -f.gridExport;
    default:
      return line satisfies never;
  }
}
