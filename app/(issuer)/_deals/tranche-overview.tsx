import { useLocale, useTranslations } from "next-intl";
import { attachmentPoints } from "@/lib/core/abs/losses/attachment";
import type { ProjectionSummary } from "@/lib/core/abs/projection/projection-summary";
import type { DealTerms } from "@/lib/core/deal/terms";
import { TrancheStack } from "../../_charts/tranche-stack";
import { DataTable } from "../../_components/data-table";
import { formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";
import type { TableCell, TableColumn } from "../../_components/table-cell";
import type { Projection } from "../_model/deal-shapes";

type Props = {
  readonly terms: DealTerms;
  readonly projection: Projection;
  readonly summary: { readonly base: ProjectionSummary; readonly downside: ProjectionSummary };
};

/** Who loses first and from where on, what each tranche earns, and how far revenue could fall before it loses. */
export function TrancheOverview({ terms, projection, summary }: Props) {
  const t = useTranslations("issuer.structure");
  const locale = useLocale();
  const points = new Map(attachmentPoints(terms.tranches).map((point) => [point.trancheId, point]));
  const percent = (bps: number) => formatRate(locale, bps / 10_000, 1);
  const wordsOf = (trancheId: string) => {
    const bps = projection.breakEvenBps[trancheId];
    if (bps === undefined || bps === null) return t("breakEvenNone");
    return bps === 10_000 ? t("breakEvenAll") : t("breakEven", { drop: percent(bps) });
  };
  return (
    <Section title={t("tranches")} lead={t("tranchesLead")}>
      <div className="grid gap-8 lg:grid-cols-2">
        <TrancheStack
          title={t("stack")}
          description={t("stackText")}
          tranches={terms.tranches.map((tranche) => ({
            id: tranche.id,
            label: tranche.name,
            class: tranche.class,
            size: { currency: terms.currency, minor: tranche.originalParMinor },
          }))}
        />
        <div>
          <h3 className="text-16">{t("breakEvenTitle")}</h3>
          <dl className="mt-3 grid gap-4">
            {terms.tranches.map(({ id, name }) => {
              const point = points.get(id);
              return (
                <div key={id}>
                  <dt className="font-semibold text-14">{name}</dt>
                  <dd>{wordsOf(id)}</dd>
                  {point && (
                    <dd className="text-14 text-muted">
                      {t("attachment", {
                        from: percent(point.attachmentBps),
                        to: percent(point.detachmentBps),
                      })}
                    </dd>
                  )}
                </div>
              );
            })}
          </dl>
        </div>
      </div>
      <div className="mt-8">
        <FigureTable terms={terms} summary={summary} points={points} />
      </div>
    </Section>
  );
}

type TableProps = Pick<Props, "terms" | "summary"> & {
  readonly points: ReadonlyMap<string, { readonly attachmentBps: number; readonly detachmentBps: number }>;
};

function FigureTable({ terms, summary, points }: TableProps) {
  const t = useTranslations("issuer.structure");
  const { currency } = terms;
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("tranche") },
    { id: "size", header: t("size"), kind: "amount", unit: currency },
    { id: "coupon", header: t("coupon"), kind: "rate", unit: t("perYear") },
    { id: "attachment", header: t("attaches"), kind: "rate", decimals: 1 },
    { id: "detachment", header: t("detaches"), kind: "rate", decimals: 1 },
    ...(["base", "downside"] as const).flatMap((name): readonly TableColumn[] => [
      { id: `${name} yield`, header: t("yieldOf", { case: t(name) }), kind: "rate", unit: t("perYear") },
      { id: `${name} wal`, header: t("walOf", { case: t(name) }), kind: "number", unit: t("years"), decimals: 2 },
      { id: `${name} dscr`, header: t("dscrOf", { case: t(name) }), kind: "number", unit: "×", decimals: 2 },
      { id: `${name} loss`, header: t("lossOf", { case: t(name) }), kind: "amount", unit: currency },
    ]),
  ];
  const figuresOf = (name: "base" | "downside", trancheId: string): Record<string, TableCell> => {
    const figures = summary[name].tranches.find((tranche) => tranche.trancheId === trancheId);
    return {
      [`${name} yield`]: figures?.yieldRate ?? null,
      [`${name} wal`]: figures?.walYears ?? null,
      [`${name} dscr`]: figures?.minimumDscr ?? null,
      [`${name} loss`]: figures ? { currency, minor: figures.lossMinor } : null,
    };
  };
  const total = terms.tranches.reduce((sum, { originalParMinor }) => sum + BigInt(originalParMinor), 0n);
  return (
    <DataTable
      caption={t("figures")}
      columns={columns}
      rows={terms.tranches.map(({ id, name, originalParMinor, couponRate }) => ({
        id,
        cells: {
          name,
          size: { currency, minor: originalParMinor },
          coupon: couponRate,
          attachment: (points.get(id)?.attachmentBps ?? 0) / 10_000,
          detachment: (points.get(id)?.detachmentBps ?? 0) / 10_000,
          ...figuresOf("base", id),
          ...figuresOf("downside", id),
        },
      }))}
      total={{ name: t("total"), size: { currency, minor: total.toString() } }}
    />
  );
}
