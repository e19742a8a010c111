import { useLocale, useTranslations } from "next-intl";
import type { TrancheClass } from "@/lib/core/deal/terms";
import type { MoneyJson } from "@/lib/core/money/money";
import { formatAmount, formatRate } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import { labelPositions } from "./label-positions";
import { round } from "./line-path";
import { linearScale } from "./linear-scale";
import { seriesColor } from "./series-color";

type Tranche = {
  readonly id: string;
  readonly label: string;
  readonly class: TrancheClass | "residual";
  readonly size: MoneyJson;
};

type Props = ChartText & {
  /** Most senior first. */
  readonly tranches: readonly Tranche[];
};

const HEIGHT = 240;
const TOP = 24;
const BAR = { x: 56, width: 72 } as const;

/** Who loses first: the tranches on top of each other, with the share of the pool's loss at which each begins and ends to lose. */
export function TrancheStack({ title, description, tableOnDemand = false, tranches }: Props) {
  const locale = useLocale();
  const t = useTranslations("chart");
  const layers = attachments(tranches);
  const y = linearScale([0, 1], [TOP + HEIGHT, TOP]);
  const percent = (share: number) => formatRate(locale, share, 1);
  const labelAt = labelPositions(
    layers.map(({ from, to }) => y((from + to) / 2)),
    36,
    TOP + 16,
    TOP + HEIGHT - 16,
  );
  const bounds = [0, ...layers.map(({ to }) => to)];
  const boundAt = labelPositions(bounds.map(y), 14, TOP, TOP + HEIGHT);
  return (
    <ChartFigure
      title={title}
      description={description}
      tableOnDemand={tableOnDemand}
      columns={[t("tranche"), t("size"), t("attachment"), t("detachment")]}
      rows={() =>
        layers.map(({ tranche, from, to }) => [
          tranche.label,
          formatAmount(locale, tranche.size),
          percent(from),
          percent(to),
        ])
      }
    >
      <svg width="100%" height={TOP + HEIGHT + 12} className="text-12" aria-hidden="true" focusable="false">
        <text x="0" y="12" fill="var(--muted)">
          {t("attachmentAxis")}
        </text>
        {layers.map(({ tranche, from, to }, index) => {
          const middle = round(y((from + to) / 2));
          const label = round(labelAt[index] ?? middle);
          return (
            <g key={tranche.id}>
              <rect
                x={BAR.x}
                width={BAR.width}
                y={round(y(to))}
                height={round(y(from) - y(to))}
                fill={seriesColor(tranche.class)}
                stroke="var(--surface)"
              />
              <path
                d={`M${BAR.x + BAR.width + 2} ${middle}L${BAR.x + BAR.width + 14} ${label}`}
                stroke="var(--control)"
                fill="none"
              />
              <text x={BAR.x + BAR.width + 20} y={label - 3} fill="var(--ink)" fontWeight="600">
                {tranche.label}
              </text>
              <text x={BAR.x + BAR.width + 20} y={label + 13} fill="var(--muted)">
                {formatAmount(locale, tranche.size)}
              </text>
            </g>
          );
        })}
        {bounds.map((bound, index) => (
          <g key={bound}>
            <line x1={BAR.x - 5} x2={BAR.x} y1={round(y(bound))} y2={round(y(bound))} stroke="var(--control)" />
            <text x={BAR.x - 9} y={round(boundAt[index] ?? y(bound))} dy="0.35em" textAnchor="end" fill="var(--muted)">
              {percent(bound)}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}

/** Attachment and detachment of each tranche as shares of the whole, from the first loss upwards. */
function attachments(tranches: readonly Tranche[]) {
  const total = tranches.reduce((sum, { size }) => sum + BigInt(size.minor), 0n);
  let below = 0n;
  const share = (minor: bigint) => (total === 0n ? 0 : Number((minor * 1_000_000n) / total) / 1_000_000);
  return tranches.toReversed().map((tranche) => {
    const from = share(below);
    below += BigInt(tranche.size.minor);
    return { tranche, from, to: share(below) };
  });
}
