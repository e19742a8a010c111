import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import { linePath, round } from "./line-path";
import { linearScale, niceTicks, tickDecimals } from "./linear-scale";
import { PLOT_RANGE, Plot } from "./plot";
import { type SeriesId, seriesColor } from "./series-color";

type Line = {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesId;
  /** null where there is no value: the line is interrupted. */
  readonly values: readonly (number | null)[];
  /** A case that is not the base case. */
  readonly dashed?: boolean;
};

type Props = ChartText & {
  readonly unit: string;
  readonly decimals?: number;
  readonly positionLabel: string;
  readonly positions: readonly string[];
  readonly lines: readonly Line[];
  /** A level to compare with: a covenant, a break-even. */
  readonly reference?: { readonly label: string; readonly value: number };
  /** Values above are drawn at it, so that the rest can be read; say so in the description. The table has them all. */
  readonly ceiling?: number;
  /** The axis begins at zero: for amounts and balances, not for ratios or prices. */
  readonly fromZero?: boolean;
};

const WIDTH = 1000;

/** Courses over time: balances, DSCR, a price. */
export function LineChart(props: Props) {
  const { unit, decimals = 2, positionLabel, positions, lines, reference, ceiling, fromZero = false } = props;
  const locale = useLocale();
  const t = useTranslations("component");
  const drawn = (value: number) => Math.min(value, ceiling ?? value);
  const values = [
    ...lines.flatMap((line) => line.values.filter((value) => value !== null).map(drawn)),
    ...(reference ? [reference.value] : []),
    ...(fromZero ? [0] : []),
  ];
  const ticks = niceTicks(Math.min(...values), Math.max(...values));
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], PLOT_RANGE);
  const x = linearScale([0, Math.max(1, positions.length - 1)], [0, WIDTH]);
  return (
    <ChartFigure
      title={props.title}
      description={props.description}
      columns={[positionLabel, ...lines.map(({ label }) => `${label} [${unit}]`)]}
      rows={() =>
        positions.map((position, index) => [
          position,
          ...lines.map((line) => {
            const value = line.values[index] ?? null;
            return value === null ? t("notAvailable") : formatNumber(locale, value, decimals);
          }),
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
          ...lines.map(({ id, label, color, dashed, values: own }) => ({
            id,
            text: label,
            dashed,
            fill: seriesColor(color),
            y: y(drawn(own.findLast((value) => value !== null) ?? 0)),
          })),
          ...(reference ? [{ id: "reference", text: reference.label, fill: "var(--ink)", y: y(reference.value) }] : []),
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
          {lines.map((line) => (
            <path
              key={line.id}
              d={linePath(
                line.values.map((value) => (value === null ? null : drawn(value))),
                x,
                y,
              )}
              fill="none"
              stroke={seriesColor(line.color)}
              strokeWidth="2"
              strokeLinejoin="round"
              strokeDasharray={line.dashed ? "6 4" : undefined}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        {reference && (
          <line
            x1="0"
            x2="100%"
            y1={round(y(reference.value))}
            y2={round(y(reference.value))}
            stroke="var(--ink)"
            strokeDasharray="2 3"
          />
        )}
      </Plot>
    </ChartFigure>
  );
}
