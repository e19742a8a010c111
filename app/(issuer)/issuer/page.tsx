import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeyFigures } from "../../_components/key-figures";
import { Link } from "../../_components/link";
import { PageHeader } from "../../_components/page-header";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import { DealTable } from "../_deals/deal-table";
import { issuerOrganisations } from "../_model/organisations";
import { readDealsWithProposals } from "../_model/read-deals";
import { readStationsWithRuns } from "../_model/read-stations";
import { StationTable } from "../_stations/station-table";

const COUNTED = ["draft", "structured", "published", "proposed", "issued"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.home"))("title") };
}

/** What the issuer has, what state it is in, and what it waits for. */
export default async function IssuerHomePage() {
  const [t, status, organisations] = await Promise.all([
    getTranslations("issuer.home"),
    getTranslations("issuer.dealStatus"),
    issuerOrganisations(),
  ]);
  const orgIds = organisations.map(({ id }) => id);
  const [deals, stations] = await Promise.all([readDealsWithProposals(orgIds), readStationsWithRuns(orgIds)]);
  const canBegin = stations.some(({ finished }) => finished !== null);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          canBegin ? (
            <Link href={paths.issuer.newDeal} look="primary-button">
              {t("newDeal")}
            </Link>
          ) : undefined
        }
      />
      {deals.length > 0 && (
        <KeyFigures
          label={t("states")}
          figures={COUNTED.map((state) => ({
            label: status(state),
            value: deals.filter(({ deal }) => deal.value.deal.status === state).length,
          }))}
        />
      )}
      <Section title={t("deals")} lead={t("dealsLead")}>
        <DealTable deals={deals} canBegin={canBegin} />
      </Section>
      <Section
        title={t("stations")}
        actions={stations.length > 0 && <Link href={paths.issuer.newStation}>{t("newStation")}</Link>}
      >
        <StationTable stations={stations} />
      </Section>
    </>
  );
}
