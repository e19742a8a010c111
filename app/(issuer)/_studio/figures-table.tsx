"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ScrollBox } from "../../_components/scroll-box";
import { FIGURE_KIND, figuresOf, STUDIO_FIGURES, type StudioFigure } from "./studio-figures";
import type { StudioResult } from "./use-studio";

type Props = {
  readonly now: StudioResult;
  /** The variant that is kept beside it. */
  readonly kept: StudioResult | null;
  /** The life of `now` is still that of the values before. */
  readonly stale: boolean;
};

const OF_LIFE: readonly StudioFigure[] = ["investment", "npv", "irr", "payback", "replacements"];

/** The key figures of the description as it stands, and of the variant kept beside it with the difference. */
export function FiguresTable({ now, kept, stale }: Props) {
  const t = useTranslations("studio");
  const format = useFormatter();
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
            return (
              <tr key={figure} className="hover:bg-sunken">
                <th scope="row" className="border-line border-b px-4 py-1.5 text-left font-normal">
                  {t(`figureName.${figure}`, { currency })}
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
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
