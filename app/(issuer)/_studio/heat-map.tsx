"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { MONTH_STARTS } from "@/lib/core/energy/weather/weather-year";
import { ChartFigure, type ChartText } from "../../_charts/chart-figure";
import { formatNumber } from "../../_components/number-format";

type Props = ChartText & {
  /** 8 760 hourly means [kW]. */
  readonly values: Float64Array;
  readonly months: readonly string[];
};

const DAYS = 365;
const LEVELS = 8;
const HEIGHT = 168;

/**
 * A year at a glance: each column a day, each row an hour, the darker the more. One path a level of colour keeps the drawing small;
 * the table gives each month's mean by hour.
 */
export const HeatMap = memo(function HeatMap({ title, description, values, months }: Props) {
  const locale = useLocale();
  const t = useTranslations("studio");
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  const number = (value: number) => formatNumber(locale, value, 1);
  return (
    <ChartFigure
      title={title}
      description={description}
      columns={[t("hour"), ...months.map((month) => `${month} [kW]`)]}
      rows={() =>
        Array.from({ length: 24 }, (_, hour) => [
          `${String(hour).padStart(2, "0")}:00`,
          ...months.map((_, month) => number(meanOf(values, month, hour))),
        ])
      }
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-12 text-muted">
        <div className="flex flex-col justify-between text-right">
          <span>00:00</span>
          <span>12:00</span>
          <span>24:00</span>
        </div>
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${DAYS} 24`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
          aria-hidden="true"
          focusable="false"
        >
          <rect width={DAYS} height="24" fill="var(--sunken)" />
          {levelPaths(values, highest).map((path, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the level is what the path is
            <path key={level} d={path} fill="var(--series-grid)" fillOpacity={(level + 1) / LEVELS} />
          ))}
        </svg>
        <span />
        <div className="flex justify-between">
          {months.map((month) => (
            <span key={month}>{month}</span>
          ))}
        </div>
      </div>
      <p className="pt-1 text-12 text-muted">{t("heatScale", { highest: number(highest) })}</p>
    </ChartFigure>
  );
});

/** Cells of each level above zero, as rectangles of one path; equal neighbours in a day are joined. */
function levelPaths(values: Float64Array, highest: number): readonly string[] {
  const paths = Array.from({ length: LEVELS }, () => [] as string[]);
  if (highest <= 0) return [];
  const levelAt = (hour: number) => Math.min(LEVELS, Math.ceil(((values[hour] ?? 0) / highest) * LEVELS));
  for (let day = 0; day < DAYS; day += 1) {
    for (let hour = 0; hour < 24; ) {
      const level = levelAt(day * 24 + hour);
      let length = 1;
      while (hour + length < 24 && levelAt(day * 24 + hour + length) === level) length += 1;
      if (level > 0) paths[level - 1]?.push(`M${day} ${hour}h1v${length}h-1z`);
      hour += length;
    }
  }
  return paths.map((path) => path.join(""));
}

function meanOf(values: Float64Array, month: number, hour: number): number {
  const [from, to] = [MONTH_STARTS[month] ?? 0, MONTH_STARTS[month + 1] ?? 0];
  let sum = 0;
  for (let at = from + hour; at < to; at += 24) sum += values[at] ?? 0;
  return sum / ((to - from) / 24);
}
