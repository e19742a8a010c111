import { useTranslations } from "next-intl";
import type { ChartText } from "./chart-figure";
import type { EnergyFlow } from "./series-color";
import { StackedBarChart } from "./stacked-bar-chart";

type Props = ChartText & {
  /** "kWh" for hours, "kW" for power. */
  readonly unit: string;
  readonly decimals?: number;
  /** Local times of the intervals: "00:00". */
  readonly times: readonly string[];
  /**
   * What flows into the station is positive (PV, discharge, import), what flows out negative (charging, host, charge,
   * export); the sum of an interval is the loss.
   */
  readonly flows: Readonly<Partial<Record<EnergyFlow, readonly number[]>>>;
};

const ORDER: readonly EnergyFlow[] = ["pv", "charging", "host", "battery", "grid"];

/** A day of energy: sources above the line, uses below it. */
export function EnergyDayChart({ times, flows, ...rest }: Props) {
  const t = useTranslations("chart");
  const series = ORDER.flatMap((flow) => {
    const values = flows[flow];
    return values ? [{ id: flow, label: t(`flows.${flow}`), color: flow, values }] : [];
  });
  return <StackedBarChart {...rest} positionLabel={t("hour")} positions={times} series={series} />;
}
