import { useTranslations } from "next-intl";
import { Amount } from "../../_components/amount";
import { Breadcrumbs } from "../../_components/breadcrumbs";
import { DateText } from "../../_components/date-text";
import { Disclosure } from "../../_components/disclosure";
import { KeyFigures } from "../../_components/key-figures";
import { Rate } from "../../_components/rate";
import { Section } from "../../_components/section";
import { Tabs } from "../../_components/tabs";
import { paths } from "../../_paths";

export function StructureSamples() {
  const t = useTranslations("gallery");
  return (
    <Section title={t("section.structure")}>
      <Breadcrumbs trail={[{ label: t("title"), href: paths.gallery }]} current={t("section.structure")} />
      <KeyFigures
        label={t("section.structure")}
        figures={[
          { label: t("sample.figureOwned"), value: <Amount value={{ currency: "USD", minor: "2500000" }} /> },
          {
            label: t("sample.figureNext"),
            value: <DateText value="2026-12-15" />,
            note: t("sample.figureNoteRecord"),
          },
          { label: t("sample.figureYield"), value: <Rate value="0.0542" />, note: t("sample.figureNote") },
          { label: t("sample.figureDscr"), value: "1.31", note: t("sample.figureNote") },
        ]}
      />
      <Tabs
        label={t("sample.tabs")}
        tabs={[
          { id: "base", label: t("sample.tabBase"), content: <p>{t("sample.tabBaseText")}</p> },
          { id: "downside", label: t("sample.tabDownside"), content: <p>{t("sample.tabDownsideText")}</p> },
        ]}
      />
      <div className="mt-4">
        <Disclosure summary={t("sample.disclosure")}>
          <p className="text-14">{t("sample.disclosureText")}</p>
        </Disclosure>
      </div>
    </Section>
  );
}
