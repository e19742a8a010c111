import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import type { ChartSeries } from "./chart-series";
import { round } from "./line-path";
import { linearScale, niceTicks, tickDecimals } from "./linear-scale";
import { PLOT_RANGE, Plot } from "./plot";
import { seriesColor } from "./series-color";
import { type Segment, stackExtent, stackSegments } from "./stack-segments";

type Props = ChartText & {
  readonly unit: string;
  readonly decimals?: number;
  readonly positionLabel: string;
  /** Intervals of equal length, in order. */
  readonly positions: readonly string[];
  /** From the zero line outwards: positive values above it, negative ones below. */
  readonly series: readonly ChartSeries[];
};

const WIDTH = 1000;

/** Areas on top of each other, level within each interval: what flows through a day. */
export function StackedAreaChart(props: Props) {
  const { unit, decimals = 1, positionLabel, positions, series } = props;
  const locale = useLocale();
  const t = useTranslations("chart");
  const stacks = stackSegments(series.map(({ values }) => values));
  const ticks = niceTicks(...stackExtent(stacks));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const number = (value: number) => formatNumber(locale, value, decimals);
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      columns={[positionLabel, ...series.map(({ label }) => `${label} [${unit}]`), `${t("total")} [${unit}]`]}
      rows={() =>
        positions.map((position, index) => [
          position,
          ...series.map(({ values }) => number(values[index] ?? 0)),
          number(series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)),
        ])
      }
    >
      <Plot
        unit={unit}
        ticks={ticks.map((tick) => ({
          y: y(tick),
          text: formatNumber(locale, tick, tickDecimals(ticks)),
          isZero: tick === 0,
        }))}
        positions={positions.map((text, index) => ({ at: index / positions.length, text }))}
        labels={series.map(({ id, label, color }, index) => ({
          id,
          text: label,
          fill: seriesColor(color),
          y: y(middleOf(stacks, index)),
        }))}
      >
        <svg
          width="100%"
          height={PLOT_RANGE[0]}
          viewBox={`0 0 ${WIDTH} ${PLOT_RANGE[0]}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {series.map(({ id, color }, index) => (
            <path key={id} d={areaPath(stacks, index, y)} fill={seriesColor(color)} />
          ))}
        </svg>
      </Plot>
    </ChartFigure>
  );
}

/** One rectangle an interval, as a single path: neighbours of the same height leave no seam. */
function areaPath(stacks: readonly (readonly Segment[])[], series: number, y: (value: number) => number): string {
  const width = WIDTH / Math.max(1, stacks.length);
  return stacks
    .map((segments, position) => {
      const segment = segments.find((candidate) => candidate.series === series);
      if (!segment) return "";
      const [left, right] = [round(position * width), round((position + 1) * width)];
      const [top, foot] = [round(y(segment.to)), round(y(segment.from))];
      return `M${left} ${foot}V${top}H${right}V${foot}Z`;
    })
    .join("");
}

/** Middle of the layer where it is thickest. */
function middleOf(stacks: readonly (readonly Segment[])[], series: number): number {
  const widest = stacks
    .flat()
    .filter((segment) => segment.series === series)
    .reduce<Segment | null>((best, next) => (best && best.to - best.from >= next.to - next.from ? best : next), null);
  return widest ? (widest.from + widest.to) / 2 : 0;
}
