import { useLocale, useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { DataTable } from "../../_components/data-table";
import { formatDate } from "../../_components/date-format";
import { formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";

/** What the notes stand on: the stations, how well they are measured, and what the money is for. */
export function PoolSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  const locale = useLocale();
  const { verified, stations } = offering;
  return (
    <>
      <Section title={t("dataTitle")}>
        <p className="max-w-prose text-14">
          {verified === null
            ? t("dataNone")
            : t("dataShare", {
                period: formatDate(locale, verified.period, "month", "UTC"),
                share: formatRate(locale, verified.share, 1),
              })}
        </p>
      </Section>
      <Section title={t("stations")}>
        <DataTable
          caption={t("stations")}
          captionHidden
          columns={[
            { id: "name", header: t("station") },
            { id: "share", header: t("share"), kind: "rate", decimals: 0 },
          ]}
          rows={stations.map(({ stationId, name, shareBps }) => ({
            id: stationId,
            cells: { name, share: shareBps / 10_000 },
          }))}
        />
      </Section>
      <Section title={t("proceeds")}>
        <p className="max-w-prose text-14">{offering.useOfProceeds}</p>
      </Section>
    </>
  );
}
