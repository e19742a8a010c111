import { useLocale, useTranslations } from "next-intl";
import type { MoneyJson } from "@/lib/core/money/money";
import { formatAmount } from "../_components/number-format";
import { ChartFigure, type ChartText } from "./chart-figure";
import { round } from "./line-path";
import { type SeriesId, seriesColor } from "./series-color";

type Step = {
  readonly id: string;
  readonly label: string;
  /** Paid by this step in the currency of `cashIn`; negative for a draw on the reserve, which brings cash in. */
  readonly paid: MoneyJson;
  readonly color?: SeriesId;
  /** What was due and could not be paid, said beside it. */
  readonly unpaid?: MoneyJson;
};

type Props = ChartText & {
  readonly cashIn: MoneyJson;
  /** In the order of priority. What is left after the last one is the residual. */
  readonly steps: readonly Step[];
};

type Row = Step & { readonly before: bigint; readonly after: bigint };

/** Cash comes in, each step takes its part from the right, what is left is the residual. */
export function WaterfallChart({ title, description, cashIn, steps }: Props) {
  const locale = useLocale();
  const t = useTranslations("chart");
  const total = BigInt(cashIn.minor);
  const rows = running(total, steps);
  const left = rows.at(-1)?.after ?? total;
  const amount = (minor: bigint) => formatAmount(locale, { currency: cashIn.currency, minor });
  const share = (minor: bigint) => (total <= 0n ? 0 : Number((minor * 100_000n) / total) / 1_000);
  const ends = { from: 0, color: "current" as const };
  return (
    <ChartFigure
      title={title}
      description={description}
      columns={[t("step"), `${t("amount")} [${cashIn.currency}]`, `${t("left")} [${cashIn.currency}]`]}
      rows={() => [
        [t("cashIn"), amount(total), amount(total)],
        ...rows.map((row) => [row.label, amount(row.before - row.after), amount(row.after)]),
        [t("residual"), amount(left), amount(0n)],
      ]}
    >
      <ol className="grid gap-2 text-12">
        <BarRow label={t("cashIn")} amount={amount(total)} {...ends} to={share(total)} />
        {rows.map((row) => (
          <BarRow
            key={row.id}
            label={row.label}
            amount={amount(row.before - row.after)}
            note={
              row.unpaid && row.unpaid.minor !== "0"
                ? t("unpaid", { amount: amount(BigInt(row.unpaid.minor)) })
                : undefined
            }
            {...span(share(row.before), share(row.after))}
            color={row.color ?? "cost"}
          />
        ))}
        <BarRow label={t("residual")} amount={amount(left)} {...ends} to={share(left)} color="residual" />
      </ol>
    </ChartFigure>
  );
}

type BarRowProps = {
  readonly label: string;
  readonly amount: string;
  readonly note?: string | undefined;
  /** Shares of the cash that came in [%]. */
  readonly from: number;
  readonly to: number;
  readonly color: SeriesId;
};

function BarRow({ label, amount, note, from, to, color }: BarRowProps) {
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 @chart:grid-cols-[12rem_1fr_9rem]">
      <span>
        {label}
        {note && <span className="block text-bad">{note}</span>}
      </span>
      <span className="text-right whitespace-nowrap @chart:order-3">{amount}</span>
      <svg width="100%" height="20" className="col-span-2 @chart:col-span-1" aria-hidden="true" focusable="false">
        <rect width="100%" y="9" height="1" fill="var(--line)" />
        {to > from && (
          <rect
            x={`${round(from)}%`}
            width={`${round(Math.max(0.3, to - from))}%`}
            y="2"
            height="16"
            fill={seriesColor(color)}
          />
        )}
      </svg>
    </li>
  );
}

function running(total: bigint, steps: readonly Step[]): readonly Row[] {
  let before = total;
  return steps.map((step) => {
    const row = { ...step, before, after: before - BigInt(step.paid.minor) };
    before = row.after;
    return row;
  });
}

function span(a: number, b: number): { readonly from: number; readonly to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}
