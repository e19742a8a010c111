import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { Link } from "../../../../../_components/link";
import { Notice } from "../../../../../_components/notice";
import { PageHeader } from "../../../../../_components/page-header";
import { paths } from "../../../../../_paths";
import { DealForm } from "../../../../_deals/deal-form";
import { DealTrail } from "../../../../_deals/deal-trail";
import { poolCandidates } from "../../../../_deals/pool-candidate";
import { Deal } from "../../../../_model/deal-shapes";
import { readStationsWithRuns } from "../../../../_model/read-stations";

type Props = { readonly params: Promise<{ readonly dealId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.dealForm"))("editTitle") };
}

export default async function EditDealPage({ params }: Props) {
  const { dealId } = await params;
  const [t, stored] = await Promise.all([
    getTranslations("issuer.dealForm"),
    apiGet(`/deals/${encodeURIComponent(dealId)}`, Deal),
  ]);
  const { deal, orgId } = stored.value;
  const isOpen = deal.status === "draft" || deal.status === "structured";
  return (
    <>
      <PageHeader
        above={<DealTrail deal={deal} current={t("editTitle")} />}
        title={t("editTitle")}
        lead={deal.status === "structured" ? t("editStructured") : t("editLead")}
      />
      {isOpen ? (
        <DealForm
          mode="edit"
          dealId={deal.id}
          orgId={orgId}
          version={stored.version}
          request={deal.request}
          candidates={poolCandidates(await readStationsWithRuns([orgId]))}
        />
      ) : (
        <Notice tone="info" title={t("frozenTitle")}>
          {t("frozenText")} <Link href={paths.issuer.deal(deal.id)}>{t("back")}</Link>
        </Notice>
      )}
    </>
  );
}
