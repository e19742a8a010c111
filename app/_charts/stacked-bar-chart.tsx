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
  /** Of all values: "USD thousand", "MWh". */
  readonly unit: string;
  /** Decimals in the table. */
  readonly decimals?: number;
  /** Names the positions: "Year", "Month", "Hour". */
  readonly positionLabel: string;
  readonly positions: readonly string[];
  /** From the zero line outwards: positive values above it, negative ones (costs, uses) below. */
  readonly series: readonly ChartSeries[];
  /** Marks the sum of each position with a dot, under this name. */
  readonly net?: string;
};

/** More bars than this have no edges. */
const MANY = 40;
/** Part of its place that a bar leaves free on either side. */
const GAP = 0.15;
const GAP_OF_MANY = 0.05;
/** Of the drawing of many bars, in its own units. */
const WIDTH = 1000;

/** Bars from zero, a layer for each stream: monthly or yearly cash flow, energy by hour. */
export function StackedBarChart(props: Props) {
  const { unit, decimals = 0, positionLabel, positions, series, net } = props;
  const locale = useLocale();
  const t = useTranslations("chart");
  const stacks = stackSegments(series.map(({ values }) => values));
  const ticks = niceTicks(...stackExtent(stacks));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const sums = positions.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const number = (value: number) => formatNumber(locale, value, decimals);
  const bars = { y, count: positions.length, colors: series.map(({ color }) => seriesColor(color)) };
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      tableOnDemand={props.tableOnDemand ?? false}
      columns={[positionLabel, ...series.map(({ label }) => `${label} [${unit}]`), `${net ?? t("total")} [${unit}]`]}
      rows={() =>
        positions.map((position, index) => [
          position,
          ...series.map(({ values }) => number(values[index] ?? 0)),
          number(sums[index] ?? 0),
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
        positions={positions.map((text, index) => ({ at: (index + 0.5) / positions.length, text }))}
        labels={series.map(({ id, label, color }, index) => ({
          id,
          text: label,
          fill: seriesColor(color),
          y: y(labelHeight(stacks, index)),
        }))}
      >
        {positions.length > MANY ? (
          <ManyBars {...bars} ids={series.map(({ id }) => id)} stacks={stacks} />
        ) : (
          stacks.map((segments, position) => (
            <Bar key={positions[position]} {...bars} position={position} segments={segments} />
          ))
        )}
        {net !== undefined &&
          sums.map((sum, position) => <NetMark key={positions[position]} {...bars} position={position} value={sum} />)}
      </Plot>
      {net !== undefined && (
        <p className="flex items-center gap-1.5 pt-1 text-12">
          <svg width="8" height="8" aria-hidden="true" focusable="false">
            <circle cx="4" cy="4" r="4" fill="var(--ink)" />
          </svg>
          {net}
        </p>
      )}
    </ChartFigure>
  );
}

type BarProps = {
  readonly y: (value: number) => number;
  readonly count: number;
  readonly colors: readonly string[];
  readonly position: number;
};

function Bar({ y, count, colors, position, segments }: BarProps & { readonly segments: readonly Segment[] }) {
  const { x, width } = band(position, count);
  return segments.map(({ series, from, to }) => (
    <rect
      key={series}
      x={x}
      width={width}
      y={round(y(to))}
      height={Math.max(0.5, round(y(from) - y(to)))}
      fill={colors[series]}
      stroke="var(--surface)"
      strokeWidth="0.75"
    />
  ));
}

/** All bars of a layer as one shape: hundreds of them are drawn, and drawn anew, at once. */
function ManyBars({
  y,
  count,
  colors,
  ids,
  stacks,
}: Omit<BarProps, "position"> & {
  readonly ids: readonly string[];
  readonly stacks: readonly (readonly Segment[])[];
}) {
  const step = WIDTH / count;
  const shapes = colors.map(() => "");
  for (const [position, segments] of stacks.entries()) {
    const left = round((position + GAP_OF_MANY) * step);
    const right = round((position + 1 - GAP_OF_MANY) * step);
    for (const { series, from, to } of segments) {
      const top = round(y(to));
      shapes[series] += `M${left} ${top}H${right}V${round(Math.max(top + 0.5, y(from)))}H${left}Z`;
    }
  }
  return (
    <svg
      width="100%"
      height={PLOT_RANGE[0]}
      viewBox={`0 0 ${WIDTH} ${PLOT_RANGE[0]}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map((shape, series) => (
        <path key={ids[series]} d={shape} fill={colors[series]} />
      ))}
    </svg>
  );
}

/** A dot in ink with an edge, so that it is seen on every layer. */
function NetMark({ y, count, position, value }: BarProps & { readonly value: number }) {
  return (
    <circle
      cx={`${round(((position + 0.5) / count) * 100)}%`}
      cy={round(y(value))}
      r={count > MANY ? 2 : 4}
      fill="var(--ink)"
      stroke="var(--page)"
      strokeWidth={count > MANY ? 0.5 : 2}
    />
  );
}

function band(position: number, count: number): { readonly x: string; readonly width: string } {
  return { x: `${round(((position + GAP) / count) * 100)}%`, width: `${round(((1 - 2 * GAP) / count) * 100)}%` };
}

/** Middle of the layer in the last bar that has it. */
function labelHeight(stacks: readonly (readonly Segment[])[], series: number): number {
  const last = stacks.flat().findLast((segment) => segment.series === series);
  return last ? (last.from + last.to) / 2 : 0;
}
