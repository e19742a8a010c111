import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "../../../_components/link";
import { PageHeader } from "../../../_components/page-header";
import { paths } from "../../../_paths";
import { DealTable } from "../../_deals/deal-table";
import { issuerOrganisations } from "../../_model/organisations";
import { readDealsWithProposals } from "../../_model/read-deals";
import { readStationsWithRuns } from "../../_model/read-stations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.deals"))("title") };
}

export default async function DealsPage() {
  const [t, organisations] = await Promise.all([getTranslations("issuer.deals"), issuerOrganisations()]);
  const orgIds = organisations.map(({ id }) => id);
  const [deals, stations] = await Promise.all([readDealsWithProposals(orgIds), readStationsWithRuns(orgIds)]);
  const canBegin = stations.some(({ finished }) => finished !== null);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          canBegin &&
          deals.length > 0 && (
            <Link href={paths.issuer.newDeal} look="primary-button">
              {t("new")}
            </Link>
          )
        }
      />
      <DealTable deals={deals} canBegin={canBegin} />
    </>
  );
}
