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
  /** Values that are exceeded with 10, 50 and 90 %. */
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p90: readonly number[];
};

const WIDTH = 1000;

/** How a course scatters: the band between P90 and P10, P50 as a line in it. */
export function FanChart(props: Props) {
  const { unit, decimals = 0, positionLabel, positions, color, p10, p50, p90 } = props;
  const locale = useLocale();
  const all = [...p10, ...p50, ...p90, 0];
  const ticks = niceTicks(Math.min(...all), Math.max(...all));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const x = linearScale([0, Math.max(1, positions.length - 1)], [0, WIDTH]);
  const number = (value: number | undefined) => formatNumber(locale, value ?? 0, decimals);
  const upper = linePath(p10, x, y);
  const lower = p90.map((value, index) => `L${round(x(index))} ${round(y(value))}`).reverse();
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      columns={[positionLabel, ...["P90", "P50", "P10"].map((name) => `${name} [${unit}]`)]}
      rows={positions.map((position, index) => [position, number(p90[index]), number(p50[index]), number(p10[index])])}
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
          { id: "p10", text: "P10", fill: seriesColor(color), y: y(p10.at(-1) ?? 0) },
          { id: "p50", text: "P50", fill: seriesColor(color), y: y(p50.at(-1) ?? 0) },
          { id: "p90", text: "P90", fill: seriesColor(color), y: y(p90.at(-1) ?? 0) },
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
          {[p10, p50, p90].map((values, index) => (
            <path
              key={["p10", "p50", "p90"][index]}
              d={linePath(values, x, y)}
              fill="none"
              stroke={seriesColor(color)}
              strokeWidth={index === 1 ? 2.5 : 1}
              strokeDasharray={index === 1 ? undefined : "4 3"}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </Plot>
    </ChartFigure>
  );
}
