"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import type { Currency } from "@/lib/core/money/currency";
import { TrancheStack } from "../../_charts/tranche-stack";
import { formatAmount, formatNumber, formatRate } from "../../_components/number-format";
import { ScrollBox } from "../../_components/scroll-box";
import { Section } from "../../_components/section";
import {
  DEAL_FIGURES,
  dealFigures,
  FIGURE_KIND,
  type FigureKind,
  firstBreaches,
  followsLater,
  TRANCHE_FIGURES,
  trancheFigures,
} from "./_model/studio-figures";
import type { StudioResult } from "./use-deal-studio";

type Props = {
  readonly now: StudioResult;
  /** The variant that is kept beside it. */
  readonly kept: StudioResult | null;
};

/** Who loses first, and the figures of every tranche, beside those of the variant that is kept. */
export const FiguresSection = memo(function FiguresSection({ now, kept }: Props) {
  const t = useTranslations("dealStudio");
  return (
    <Section title={t("tranches")}>
      <div className={`mb-8 grid gap-8 ${kept ? "md:grid-cols-2" : ""}`}>
        <Stack terms={now.answer.terms} variant={kept ? t("now") : null} />
        {kept && <Stack terms={kept.answer.terms} variant={t("variant")} />}
      </div>
      <FigureTable now={now} kept={kept} />
    </Section>
  );
});

type StackProps = { readonly terms: StudioResult["answer"]["terms"]; readonly variant: string | null };

/** Drawn anew only where its draft has changed: that of a kept variant never does. */
const Stack = memo(function Stack({ terms, variant }: StackProps) {
  const t = useTranslations("dealStudio");
  return (
    <TrancheStack
      title={variant === null ? t("stack") : `${t("stack")}: ${variant}`}
      description={t("stackText")}
      tableOnDemand
      tranches={terms.tranches.map((tranche) => ({
        ...{ id: tranche.id, label: tranche.name, class: tranche.class },
        size: { currency: terms.currency, minor: tranche.originalParMinor },
      }))}
    />
  );
});

function FigureTable({ now, kept }: Props) {
  const t = useTranslations("dealStudio");
  const { terms, downsideBps } = now.answer;
  const write = useFigureText(terms.currency);
  const names = useTranslations("chart.tranches");
  const [own, other] = [now, kept].map((result) =>
    terms.tranches.map((_, place) => result && trancheFigures(result, place)),
  );
  const [deal, keptDeal] = [dealFigures(now), kept && dealFigures(kept)];
  const [breach, keptBreach] = [firstBreaches(now), kept && firstBreaches(kept)];
  const shock = `${downsideBps / 100} %`;
  return (
    <ScrollBox className="bg-surface" label={t("figures")}>
      <table className="w-full text-14">
        <caption className="sr-only">{t("figures")}</caption>
        <thead>
          <tr>
            <HeadCell text={t("figure")} first />
            {terms.tranches.map(({ id, class: seniority }) => (
              <HeadCell key={id} text={names(seniority)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {TRANCHE_FIGURES.map((figure) => (
            <tr key={figure} className="hover:bg-sunken">
              <th scope="row" className="min-w-44 border-line border-b px-4 py-1.5 text-left font-normal">
                {t(`figureName.${figure}`, { currency: terms.currency, shock })}
              </th>
              {terms.tranches.map(({ id, class: seniority }, place) => (
                <FigureCell
                  key={id}
                  name={`${seniority}.${figure}`}
                  value={own?.[place]?.[figure] ?? null}
                  kept={other?.[place]?.[figure] ?? null}
                  compares={kept !== null}
                  isStale={followsLater(figure) && !now.isWhole}
                  write={(value, signed) => write(FIGURE_KIND[figure], value, signed)}
                />
              ))}
            </tr>
          ))}
          {DEAL_FIGURES.map((figure) => (
            <tr key={figure} className="hover:bg-sunken">
              <th scope="row" className="min-w-44 border-line border-b px-4 py-1.5 text-left font-normal">
                {t(`dealFigure.${figure}`, { currency: terms.currency, shock })}
              </th>
              <FigureCell
                name={figure}
                span={terms.tranches.length}
                value={deal[figure]}
                kept={keptDeal?.[figure] ?? null}
                compares={kept !== null}
                write={(value, signed) => write("money", value, signed)}
              />
            </tr>
          ))}
          {(["base", "downside"] as const).map((name) => (
            <tr key={name} className="hover:bg-sunken">
              <th scope="row" className="min-w-44 border-line border-b px-4 py-1.5 text-left font-normal">
                {t(`breach.${name}`, { shock })}
              </th>
              <td
                colSpan={terms.tranches.length}
                data-figure={`breach.${name}`}
                className="border-line border-b px-4 py-1.5 text-right font-semibold"
              >
                {breach[name] ?? t("never")}
                {keptBreach && (
                  <span className="block font-normal text-12 text-muted">
                    {t("keptIs", { value: keptBreach[name] ?? t("never") })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function HeadCell({ text, first = false }: { readonly text: string; readonly first?: boolean }) {
  return (
    <th scope="col" className={`border-control border-b px-4 py-2 font-semibold ${first ? "text-left" : "text-right"}`}>
      {text}
    </th>
  );
}

type CellProps = {
  readonly name: string;
  readonly value: number | null;
  readonly kept: number | null;
  readonly compares: boolean;
  readonly isStale?: boolean;
  readonly span?: number;
  readonly write: (value: number, signed: boolean) => string;
};

/** A figure; below it that of the kept variant, and how far they are apart. */
function FigureCell({ name, value, kept, compares, isStale = false, span, write }: CellProps) {
  const t = useTranslations("dealStudio");
  const difference = value === null || kept === null ? null : value - kept;
  return (
    <td colSpan={span} className="border-line border-b px-4 py-1.5 text-right whitespace-nowrap">
      <span data-figure={name} data-value={value ?? ""} className={isStale ? "text-muted" : "font-semibold"}>
        {value === null ? t("none") : write(value, false)}
      </span>
      {compares && (
        <span className="block text-12 text-muted">
          {kept === null ? t("none") : t("keptIs", { value: write(kept, false) })}
          {difference !== null && difference !== 0 && <span data-difference={name}> ({write(difference, true)})</span>}
        </span>
      )}
    </td>
  );
}

export function useFigureText(currency: Currency): (kind: FigureKind, value: number, signed?: boolean) => string {
  const locale = useLocale();
  const format = useFormatter();
  return (kind, value, signed = false) => {
    switch (kind) {
      case "money":
        return formatAmount(locale, { currency, minor: String(Math.round(value)) }, { currency: false, signed });
      case "rate":
        return formatRate(locale, value, 2, signed);
      case "share":
        return formatRate(locale, value, 1, signed);
      case "times":
        return `${format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: signed ? "exceptZero" : "auto" })} ×`;
      case "years":
        return signed
          ? format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" })
          : formatNumber(locale, value, 2);
      default:
        return kind satisfies never;
    }
  };
}
