"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { explainMetric } from "@/lib/core/cashflow/explain/explain-metric";
import { Icon } from "../../_components/icon";
import { ScrollBox } from "../../_components/scroll-box";
import { ExplanationTree } from "../_stations/explanation-tree";
import { FIGURE_KIND, FIGURE_METRIC, figuresOf, STUDIO_FIGURES, type StudioFigure } from "./studio-figures";
import type { StudioResult } from "./use-studio";

type Props = {
  readonly now: StudioResult;
  /** The variant that is kept beside it. */
  readonly kept: StudioResult | null;
  /** The life of `now` is still that of the values before. */
  readonly stale: boolean;
};

const OF_LIFE: readonly StudioFigure[] = ["investment", "npv", "irr", "payback", "replacements"];

/** The key figures of the description as it stands, and of the variant kept beside it with the difference. Each explains itself. */
export function FiguresTable({ now, kept, stale }: Props) {
  const t = useTranslations("studio");
  const format = useFormatter();
  const [explained, setExplained] = useState<StudioFigure | null>(null);
  const { currency } = now.spec;
  const figures = figuresOf(now);
  const before = kept && figuresOf(kept);
  const text = (figure: StudioFigure, value: number | null, difference = false) => {
    if (value === null) return t("none");
    const signDisplay = difference ? ("exceptZero" as const) : ("auto" as const);
    switch (FIGURE_KIND[figure]) {
      case "energy":
        return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay });
      case "share":
        return format.number(value, {
          style: "percent",
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
          signDisplay,
        });
      case "years":
        return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay });
      default:
        return format.number(value, { maximumFractionDigits: 0, signDisplay });
    }
  };
  const heads = before ? [t("now"), t("variant"), t("difference")] : [t("now")];
  return (
    <ScrollBox className="bg-surface" label={t("figures")} busy={stale}>
      <table className="w-full text-14">
        <caption className="sr-only">{t("figures")}</caption>
        <thead>
          <tr>
            <th scope="col" className="border-control border-b px-4 py-2 text-left font-semibold">
              {t("figure")}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="border-control border-b px-4 py-2 text-right font-semibold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STUDIO_FIGURES.map((figure) => {
            const [value, other] = [figures[figure], before?.[figure] ?? null];
            const waiting = stale && OF_LIFE.includes(figure);
            const isOpen = explained === figure;
            return (
              <Fragment key={figure}>
                <tr className="hover:bg-sunken">
                  <th scope="row" className="border-line border-b px-4 py-0.5 text-left font-normal">
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      title={t("explainThis")}
                      onClick={() => setExplained(isOpen ? null : figure)}
                      className="inline-flex min-h-8 items-center gap-1 rounded-control text-left hover:underline"
                    >
                      <span className={isOpen ? "rotate-90" : ""}>
                        <Icon name="right" />
                      </span>
                      {t(`figureName.${figure}`, { currency })}
                    </button>
                  </th>
                  <td
                    data-figure={figure}
                    className={`border-line border-b px-4 py-1.5 text-right font-semibold ${waiting ? "text-muted" : ""}`}
                  >
                    {text(figure, value)}
                  </td>
                  {before && (
                    <>
                      <td className="border-line border-b px-4 py-1.5 text-right">{text(figure, other)}</td>
                      <td className="border-line border-b px-4 py-1.5 text-right text-muted">
                        {text(figure, value === null || other === null ? null : value - other, true)}
                      </td>
                    </>
                  )}
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={1 + heads.length} className="border-line border-b px-4 py-2">
                      {now.life && !stale ? (
                        <ExplanationTree
                          explanation={explainMetric(now.spec, now.life, FIGURE_METRIC[figure])}
                          currency={currency}
                          open
                        />
                      ) : (
                        <p className="text-14 text-muted">{t("explainedWhenWhole")}</p>
                      )}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
