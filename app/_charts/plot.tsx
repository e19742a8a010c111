import type { ReactNode } from "react";
import { labelPositions } from "./label-positions";
import { round } from "./line-path";

const PLOT_HEIGHT = 240;
const TOP = 8;
const FOOT = 24;
const AXIS_WIDTH = 56;
const LABEL_WIDTH = 164;

/** Vertical range of the drawing, top last, for `linearScale`. */
export const PLOT_RANGE = [TOP + PLOT_HEIGHT, TOP] as const;

export type DirectLabel = {
  readonly id: string;
  readonly text: string;
  /** A CSS colour. */
  readonly fill: string;
  readonly y: number;
  readonly dashed?: boolean | undefined;
};

type Props = {
  readonly unit: string;
  readonly ticks: readonly { readonly y: number; readonly text: string; readonly isZero: boolean }[];
  /** Along the foot; `at` is the share of the width. */
  readonly positions: readonly { readonly at: number; readonly text: string }[];
  readonly labels: readonly DirectLabel[];
  /** SVG with shares of the width as percentages and heights in pixels. */
  readonly children: ReactNode;
};

/**
 * Axes and direct labels around a drawing of fluid width: heights and text are in pixels at every width, only the
 * horizontal shares stretch. Where there is no room beside it, the labels stand below.
 */
export function Plot({ unit, ticks, positions, labels, children }: Props) {
  const places = labelPositions(
    labels.map(({ y }) => y),
    17,
    TOP + 6,
    TOP + PLOT_HEIGHT - 6,
  );
  return (
    <div className="text-12">
      <p className="text-muted">{unit}</p>
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto]">
        <svg width={AXIS_WIDTH} height={TOP + PLOT_HEIGHT + FOOT} aria-hidden="true" focusable="false">
          {ticks.map(({ y, text }) => (
            <text key={text} x={AXIS_WIDTH - 8} y={round(y)} dy="0.35em" textAnchor="end" fill="var(--muted)">
              {text}
            </text>
          ))}
        </svg>
        <svg width="100%" height={TOP + PLOT_HEIGHT + FOOT} overflow="visible" aria-hidden="true" focusable="false">
          {ticks.map(({ y, text, isZero }) => (
            <line
              key={text}
              x1="0"
              x2="100%"
              y1={round(y)}
              y2={round(y)}
              stroke={isZero ? "var(--control)" : "var(--line)"}
            />
          ))}
          {children}
          <FootLabels positions={positions} />
        </svg>
        <svg
          width={LABEL_WIDTH}
          height={TOP + PLOT_HEIGHT + FOOT}
          className={labels.length > 0 ? "hidden @chart:block" : "hidden"}
          aria-hidden="true"
          focusable="false"
        >
          {labels.map(({ id, text, fill, y, dashed }, index) => (
            <g key={id}>
              <path d={`M2 ${round(y)}L10 ${round(places[index] ?? y)}`} stroke={fill} fill="none" />
              <Swatch x={12} y={round((places[index] ?? y) - 4)} fill={fill} dashed={dashed} />
              <text x="25" y={round(places[index] ?? y)} dy="0.35em" fill="var(--ink)">
                {text}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1 @chart:hidden">
        {labels.map(({ id, text, fill, dashed }) => (
          <li key={id} className="flex items-center gap-1.5">
            <svg width="8" height="8" aria-hidden="true" focusable="false">
              <Swatch x={0} y={0} fill={fill} dashed={dashed} />
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

type SwatchProps = { readonly x: number; readonly y: number } & Pick<DirectLabel, "fill" | "dashed">;

/** The square of a series; that of a dashed line has a gap. */
function Swatch({ x, y, fill, dashed = false }: SwatchProps) {
  const [width, parts] = dashed ? [3, [x, x + 5]] : [8, [x]];
  return parts.map((left) => <rect key={left} x={left} y={y} width={width} height="8" fill={fill} />);
}

/** At most about a dozen labels on wide and half as many on narrow drawings; the first is always there. */
function FootLabels({ positions }: { readonly positions: Props["positions"] }) {
  const wide = positions.length <= 13 ? 1 : Math.ceil(positions.length / 10);
  const narrow = Math.ceil(positions.length / 5);
  return positions.map(({ at, text }, index) => {
    if (index % wide !== 0 && index % narrow !== 0) return null;
    const visibility = index % narrow === 0 ? (index % wide === 0 ? "" : "@chart:hidden") : "hidden @chart:block";
    return (
      <text
        key={text}
        x={`${round(at * 100)}%`}
        y={TOP + PLOT_HEIGHT + 18}
        textAnchor="middle"
        fill="var(--muted)"
        className={visibility}
      >
        {text}
      </text>
    );
  });
}
