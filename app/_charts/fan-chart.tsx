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
  /** Further courses of the kind, such as P75 and P99: thin lines, and the band reaches pale as far as they do. */
  readonly levels?: readonly FanLevel[];
  /** Values that the scale holds too, so that two fans side by side can be compared. */
  readonly within?: readonly number[];
  /** Single courses drawn over the band, such as the base case. */
  readonly lines?: readonly FanLine[];
};

type FanLevel = { readonly label: string; readonly values: readonly number[] };

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
  const {
    unit,
    decimals = 0,
    positionLabel,
    positions,
    color,
    high,
    middle,
    low,
    levels = [],
    lines = [],
    within = [],
  } = props;
  const [highName, middleName, lowName] = props.names ?? NAMES;
  const locale = useLocale();
  const named = [
    { label: highName, values: high },
    { label: middleName, values: middle },
    { label: lowName, values: low },
  ];
  // From the one that few exceed down to the one that nearly all do.
  const courses = [...named, ...levels].sort((a, b) => sumOf(b.values) - sumOf(a.values));
  const drawn = [...courses, ...lines].flatMap(({ values }) => values);
  const all = [...drawn, ...within, 0];
  const ticks = niceTicks(Math.min(...all), Math.max(...all));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const x = linearScale([0, Math.max(1, positions.length - 1)], [0, WIDTH]);
  const number = (value: number | undefined) => formatNumber(locale, value ?? 0, decimals);
  const band = (values: readonly number[]) =>
    `${linePath(high, x, y)}${values
      .map((value, index) => `L${round(x(index))} ${round(y(value))}`)
      .reverse()
      .join("")}Z`;
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      tableOnDemand={props.tableOnDemand ?? false}
      columns={[positionLabel, ...[...courses, ...lines].map(({ label }) => `${label} [${unit}]`)]}
      rows={() =>
        positions.map((position, index) => [
          position,
          ...[...courses, ...lines].map(({ values }) => number(values[index])),
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
        positions={positions.map((text, index) => ({ at: index / Math.max(1, positions.length - 1), text }))}
        labels={[
          ...courses.map(({ label, values }) => ({
            ...{ id: label, text: label, fill: seriesColor(color), y: y(values.at(-1) ?? 0) },
            dashed: label !== middleName,
          })),
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
          {levels.map(({ label, values }) => (
            <path key={label} d={band(values)} fill={seriesColor(color)} fillOpacity="0.08" />
          ))}
          <path d={band(low)} fill={seriesColor(color)} fillOpacity="0.25" />
          {courses.map(({ label, values }) => (
            <path
              key={label}
              d={linePath(values, x, y)}
              fill="none"
              stroke={seriesColor(color)}
              strokeWidth={label === middleName ? 2.5 : 1}
              strokeDasharray={label === middleName ? undefined : "4 3"}
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

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
