import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../../../_api/all-pages";
import { apiGet } from "../../../../_api/server";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { Section } from "../../../../_components/section";
import { paths } from "../../../../_paths";
import { DealAction } from "../../../_deals/deal-action";
import { DealBadge } from "../../../_deals/deal-badge";
import { DealDocuments } from "../../../_deals/deal-documents";
import { DealParticulars } from "../../../_deals/deal-particulars";
import { DealSteps } from "../../../_deals/deal-steps";
import { LockUpsSection } from "../../../_deals/lock-ups-section";
import { UpdatedProjectionSection } from "../../../_deals/updated-projection-section";
import { DealView, Proposal } from "../../../_model/deal-shapes";
import { proposalsOf } from "../../../_model/read-deals";
import { SaveJsonButton } from "../../../_parts/save-json-button";

type Props = { readonly params: Promise<{ readonly dealId: string }> };

async function readDeal(params: Props["params"]): Promise<DealView> {
  const { dealId } = await params;
  return apiGet(`/deals/${encodeURIComponent(dealId)}`, DealView);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readDeal(params)).value.deal.name };
}

export default async function DealPage({ params }: Props) {
  const [t, deals, kind, studio, view] = await Promise.all([
    getTranslations("issuer.deal"),
    getTranslations("issuer.deals"),
    getTranslations("issuer.dealKind"),
    getTranslations("dealStudio"),
    readDeal(params),
  ]);
  const { deal, orgId, issuance } = view.value;
  const { projection } = view;
  const proposals = proposalsOf(await apiGetAll(`/proposals?orgId=${orgId}`, Proposal), deal.id);
  const isOpen = deal.status === "draft" || deal.status === "structured";
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: deals("title"), href: paths.issuer.deals }]} current={deal.name} />}
        title={deal.name}
        lead={kind(deal.request.kind)}
        status={<DealBadge status={deal.status} />}
        actions={
          <>
            <Link href={paths.issuer.dealStudio(deal.id)} look="button">
              {studio("open")}
            </Link>
            {deal.terms && (
              <Link href={paths.issuer.structure(deal.id)} look="button">
                {t("figures")}
              </Link>
            )}
            {isOpen && (
              <Link href={paths.issuer.editDeal(deal.id)} look="button">
                {t("edit")}
              </Link>
            )}
            <SaveJsonButton document={deal.request} name={deal.name} label={t("export")} />
          </>
        }
      />
      <DealAction view={view} proposals={proposals} />
      {issuance && deal.terms && projection && deal.projectionSummary && (
        <UpdatedProjectionSection terms={deal.terms} before={{ projection, summary: deal.projectionSummary.base }} />
      )}
      <DealDocuments entry={view.value} proposals={proposals} />
      {deal.terms && <LockUpsSection entry={view.value} terms={deal.terms} />}
      <Section title={t("progress")}>
        <DealSteps status={deal.status} />
      </Section>
      <DealParticulars request={deal.request} />
    </>
  );
}
