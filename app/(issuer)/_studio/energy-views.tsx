"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { HOURLY_FLOWS, type HourlyFlow, type HourlyFlows } from "@/lib/core/energy/dispatch/hourly-flows";
import { MONTH_STARTS } from "@/lib/core/energy/weather/weather-year";
import type { ChartSeries } from "../../_charts/chart-series";
import { StackedAreaChart } from "../../_charts/stacked-area-chart";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { RangeInput } from "../../_components/range-input";
import { energySeries } from "../_stations/energy-series";
import type { Flows } from "../_stations/hourly-table";
import { HeatMap } from "./heat-map";

const DAYS = 365;
const LONGEST_DAY = 172;
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const DAY_MS = 86_400_000;

type Props = { readonly now: HourlyFlows; readonly kept: HourlyFlows | null };

/** The first year by month and hour, and one day of it hour by hour; of two variants side by side. */
export function EnergyViews({ now, kept }: Props) {
  const t = useTranslations("studio");
  const names = useTranslations("issuer.simulation");
  const lines = useTranslations("issuer.energyLine");
  const format = useFormatter();
  const [day, setDay] = useState(LONGEST_DAY);
  // A year without leap day, as the model's.
  const dayName = format.dateTime(new Date(Date.UTC(2001, 0, 1) + (day - 1) * DAY_MS), {
    ...{ month: "long", day: "numeric", timeZone: "UTC" },
  });
  const monthNames = MONTHS.map((month) =>
    format.dateTime(new Date(Date.UTC(2001, month, 1)), { month: "short", timeZone: "UTC" }),
  );
  const beside = (draw: (flows: HourlyFlows, variant: string) => ReactNode) =>
    kept ? (
      <div className="grid gap-8 xl:grid-cols-2">
        <div className="min-w-0">{draw(now, t("now"))}</div>
        <div className="min-w-0">{draw(kept, t("variant"))}</div>
      </div>
    ) : (
      draw(now, "")
    );
  const titled = (title: string, variant: string) => (variant === "" ? title : `${title}: ${variant}`);
  return (
    <div className="grid gap-10">
      {beside((flows, variant) => (
        <MonthChart
          flows={flows}
          title={titled(names("energyByMonth"), variant)}
          description={names("energyByMonthText")}
          positionLabel={names("month")}
          positions={monthNames}
          label={(line) => lines(line)}
        />
      ))}
      {beside((flows, variant) => (
        <HeatMap
          title={titled(t("heatTitle"), variant)}
          description={t("heatText")}
          values={flows.gridImport}
          months={monthNames}
        />
      ))}
      <div>
        <div className="mb-4 max-w-xl">
          <RangeInput label={t("day")} value={day} low={1} high={DAYS} step={1} text={dayName} onChange={setDay} />
        </div>
        {beside((flows, variant) => (
          <StackedAreaChart
            title={titled(names("energyOfDay", { day: dayName }), variant)}
            description={t("dayText")}
            unit="kW"
            positionLabel={names("hour")}
            positions={HOURS}
            series={energySeries(dayOf(flows, day), (line) => lines(line))}
          />
        ))}
      </div>
    </div>
  );
}

type MonthChartProps = {
  readonly flows: HourlyFlows;
  readonly title: string;
  readonly description: string;
  readonly positionLabel: string;
  readonly positions: readonly string[];
  readonly label: Parameters<typeof energySeries>[1];
};

function MonthChart({ flows, label, ...chart }: MonthChartProps) {
  const sums = useMemo(() => monthsOf(flows), [flows]);
  const series: readonly ChartSeries[] = energySeries(sums, label, 1000);
  return <StackedBarChart {...chart} unit="MWh" decimals={2} series={series} />;
}

function monthsOf(flows: HourlyFlows): readonly Flows[] {
  return MONTHS.map((month) =>
    flowsOf((flow) => {
      const values = flows[flow];
      const to = MONTH_STARTS[month + 1] ?? 0;
      let sum = 0;
      for (let hour = MONTH_STARTS[month] ?? 0; hour < to; hour += 1) sum += values[hour] ?? 0;
      return sum;
    }),
  );
}

function dayOf(flows: HourlyFlows, day: number): readonly Flows[] {
  return Array.from({ length: 24 }, (_, hour) => flowsOf((flow) => flows[flow][(day - 1) * 24 + hour] ?? 0));
}

function flowsOf(value: (flow: HourlyFlow) => number): Flows {
  return Object.fromEntries(HOURLY_FLOWS.map((flow) => [flow, value(flow)])) as Flows;
}
