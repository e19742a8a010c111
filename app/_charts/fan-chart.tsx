import { useLocale } from "next-intl";
import { formatNumber } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import { linePath, round } from "./line-path";
import { linearScale, niceTicks, tickDecimals } from "./linear-scale";
import { PLOT_RANGE, Plot } from "./plot";
import { type SeriesId, seriesColor } from "./series-color";

type Props = ChartText & {
  readonly unit: string;
  readonly decimals?: number;
  readonly positionLabel: string;
  readonly positions: readonly string[];
  readonly color: SeriesId;
  /** Values that are exceeded by few, half and most of the courses, by their names: P10, P50, P90 unless said. */
  readonly high: readonly number[];
  readonly middle: readonly number[];
  readonly low: readonly number[];
  readonly names?: readonly [string, string, string];
  /** Single courses drawn over the band, such as the base case. */
  readonly lines?: readonly FanLine[];
};

type FanLine = {
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
  readonly dashed?: boolean;
};

const NAMES = ["P10", "P50", "P90"] as const;

const WIDTH = 1000;

/** How a course scatters: the band between the low and the high one, the middle as a line in it. */
export function FanChart(props: Props) {
  const { unit, decimals = 0, positionLabel, positions, color, high, middle, low, lines = [] } = props;
  const [highName, middleName, lowName] = props.names ?? NAMES;
  const locale = useLocale();
  const all = [...high, ...middle, ...low, ...lines.flatMap(({ values }) => values), 0];
  const ticks = niceTicks(Math.min(...all), Math.max(...all));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const x = linearScale([0, Math.max(1, positions.length - 1)], [0, WIDTH]);
  const number = (value: number | undefined) => formatNumber(locale, value ?? 0, decimals);
  const upper = linePath(high, x, y);
  const lower = low.map((value, index) => `L${round(x(index))} ${round(y(value))}`).reverse();
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      tableOnDemand={props.tableOnDemand ?? false}
      columns={[
        positionLabel,
        ...[lowName, middleName, highName, ...lines.map(({ label }) => label)].map((name) => `${name} [${unit}]`),
      ]}
      rows={positions.map((position, index) => [
        position,
        ...[low, middle, high, ...lines.map(({ values }) => values)].map((values) => number(values[index])),
      ])}
    >
      <Plot
        unit={unit}
        ticks={ticks.map((tick) => ({
          y: y(tick),
          text: formatNumber(locale, tick, tickDecimals(ticks)),
          isZero: tick === 0,
        }))}
        positions={positions.map((text, index) => ({ at: index / Math.max(1, positions.length - 1), text }))}
        labels={[
          { id: "high", text: highName, fill: seriesColor(color), y: y(high.at(-1) ?? 0) },
          { id: "middle", text: middleName, fill: seriesColor(color), y: y(middle.at(-1) ?? 0) },
          { id: "low", text: lowName, fill: seriesColor(color), y: y(low.at(-1) ?? 0) },
          ...lines.map(({ id, label, values, dashed }) => ({
            ...{ id, text: label, fill: "var(--ink)", dashed, y: y(values.at(-1) ?? 0) },
          })),
        ]}
      >
        <svg
          width="100%"
          height={PLOT_RANGE[0]}
          viewBox={`0 0 ${WIDTH} ${PLOT_RANGE[0]}`}
          preserveAspectRatio="none"
          overflow="visible"
          aria-hidden="true"
          focusable="false"
        >
          <path d={`${upper}${lower.join("")}Z`} fill={seriesColor(color)} fillOpacity="0.25" />
          {[high, middle, low].map((values, index) => (
            <path
              key={["high", "middle", "low"][index]}
              d={linePath(values, x, y)}
              fill="none"
              stroke={seriesColor(color)}
              strokeWidth={index === 1 ? 2.5 : 1}
              strokeDasharray={index === 1 ? undefined : "4 3"}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {lines.map(({ id, values, dashed }) => (
            <path
              key={id}
              d={linePath(values, x, y)}
              fill="none"
              stroke="var(--ink)"
              strokeWidth="1.5"
              strokeDasharray={dashed ? "6 4" : undefined}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </Plot>
    </ChartFigure>
  );
}
