"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import { draftDifferences } from "./_model/draft-differences";
import { useInputLabel } from "./studio-panel";
import type { StudioResult } from "./use-deal-studio";

type Props = { readonly now: StudioResult; readonly kept: StudioResult };

/** What was changed between the kept variant and the draft as it stands; the figures of both stand above. */
export function CompareSection({ now, kept }: Props) {
  const t = useTranslations("dealStudio");
  const labelOf = useInputLabel();
  const { inputs, sizing, amortisation, steps } = draftDifferences(now.answer, kept.answer);
  const shock = (result: StudioResult) => `${result.answer.downsideBps / 100} %`;
  const rows = [
    ...inputs.map(({ input, now: value, kept: other }) => {
      const unit = input.unit === "money" ? now.answer.terms.currency : t(`unit.${input.unit}`);
      const written = (text: string | null) => (text === null ? t("none") : `${text} ${unit}`);
      return { name: labelOf(input), now: written(value), kept: written(other) };
    }),
    ...(sizing ? [{ name: t("sizingMode"), now: t("other"), kept: "" }] : []),
    ...(amortisation ? [{ name: t("amortisation"), now: t("other"), kept: "" }] : []),
    ...(shock(now) === shock(kept) ? [] : [{ name: t("downsideShock"), now: shock(now), kept: shock(kept) }]),
    ...steps.map((id) => ({ name: t("stepDiffers", { step: id }), now: t("other"), kept: "" })),
  ];
  return (
    <Section title={t("differences")}>
      {rows.length === 0 ? (
        <p className="text-14">{t("noDifference")}</p>
      ) : (
        <DataTable
          caption={t("differences")}
          captionHidden
          columns={[
            { id: "name", header: t("what") },
            { id: "now", header: t("now") },
            { id: "kept", header: t("variant") },
          ]}
          rows={rows.map((cells) => ({ id: cells.name, cells }))}
        />
      )}
    </Section>
  );
}
