import { useLocale } from "next-intl";
import { formatNumber } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import { round } from "./line-path";
import { linearScale, niceTicks } from "./linear-scale";
import { seriesColor } from "./series-color";

type Props = ChartText & {
  readonly unit: string;
  readonly decimals?: number;
  /** What the bars are: "Factor", and their two ends. */
  readonly columns: readonly [string, string, string];
  readonly middle: number;
  readonly bars: readonly { readonly label: string; readonly low: number; readonly high: number }[];
};

const ROW = 28;
const FOOT = 24;

/** What a figure becomes when one thing changes at a time, the most important first. */
export function TornadoChart({ title, description, unit, decimals = 0, columns, middle, bars }: Props) {
  const locale = useLocale();
  const number = (value: number) => formatNumber(locale, value, decimals);
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const ticks = niceTicks(Math.min(middle, ...ends), Math.max(middle, ...ends), 4);
  const x = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [0, 100]);
  const height = bars.length * ROW;
  return (
    <ChartFigure
      title={title}
      description={description}
      columns={[columns[0], `${columns[1]} [${unit}]`, `${columns[2]} [${unit}]`]}
      rows={() => bars.map(({ label, low, high }) => [label, number(low), number(high)])}
    >
      <p className="text-12 text-muted">{unit}</p>
      <div className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-3 text-12">
        <ul>
          {bars.map(({ label }) => (
            <li key={label} className="flex h-7 items-center justify-end text-right">
              {label}
            </li>
          ))}
        </ul>
        <svg width="100%" height={height + FOOT} overflow="visible" aria-hidden="true" focusable="false">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={`${round(x(tick))}%`} x2={`${round(x(tick))}%`} y1="0" y2={height} stroke="var(--line)" />
              <text x={`${round(x(tick))}%`} y={height + 18} textAnchor="middle" fill="var(--muted)">
                {number(tick)}
              </text>
            </g>
          ))}
          {bars.map(({ label, low, high }, index) => (
            <g key={label}>
              <Bar from={x(middle)} to={x(low)} row={index} color={seriesColor("comparison")} />
              <Bar from={x(middle)} to={x(high)} row={index} color={seriesColor("current")} />
            </g>
          ))}
          <line x1={`${round(x(middle))}%`} x2={`${round(x(middle))}%`} y1="0" y2={height} stroke="var(--ink)" />
        </svg>
      </div>
      <ul className="flex flex-wrap gap-x-4 pt-1 text-12">
        {(["comparison", "current"] as const).map((color, index) => (
          <li key={color} className="flex items-center gap-1.5">
            <svg width="8" height="8" aria-hidden="true" focusable="false">
              <rect width="8" height="8" fill={seriesColor(color)} />
            </svg>
            {columns[index + 1]}
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}

function Bar({
  from,
  to,
  row,
  color,
}: {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly color: string;
}) {
  return (
    <rect
      x={`${round(Math.min(from, to))}%`}
      width={`${round(Math.abs(to - from))}%`}
      y={row * ROW + 5}
      height={ROW - 10}
      fill={color}
    />
  );
}
