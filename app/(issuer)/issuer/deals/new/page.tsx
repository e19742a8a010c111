import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { EmptyState } from "../../../../_components/empty-state";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { DealForm } from "../../../_deals/deal-form";
import { newRequest } from "../../../_deals/deal-kind";
import { dealStart } from "../../../_deals/deal-start";
import { poolCandidates } from "../../../_deals/pool-candidate";
import { issuerOrganisations } from "../../../_model/organisations";
import { readStationsWithRuns } from "../../../_model/read-stations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.dealForm"))("newTitle") };
}

/** A deal on all simulated stations of the organisation, to be changed into the issuer's deal. */
export default async function NewDealPage() {
  const [t, deals, organisations, system] = await Promise.all([
    getTranslations("issuer.dealForm"),
    getTranslations("issuer.deals"),
    issuerOrganisations(),
    readSystem(),
  ]);
  const candidates = poolCandidates(await readStationsWithRuns(organisations.map(({ id }) => id)));
  const own = candidates.filter(({ orgId }) => orgId === organisations[0]?.id);
  const today = (system?.now ?? new Date().toISOString()).slice(0, 10);
  const pool = own.map(({ member }) => member);
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: deals("title"), href: paths.issuer.deals }]} current={t("newTitle")} />}
        title={t("newTitle")}
        lead={t("newLead")}
      />
      {candidates.length === 0 ? (
        <EmptyState
          title={t("noRunTitle")}
          text={t("noRunText")}
          action={
            <Link href={paths.issuer.stations} look="primary-button">
              {deals("toStations")}
            </Link>
          }
        />
      ) : (
        <DealForm
          mode="new"
          organisations={organisations}
          candidates={candidates}
          request={newRequest("abs", pool, dealStart(today, own))}
        />
      )}
    </>
  );
}
