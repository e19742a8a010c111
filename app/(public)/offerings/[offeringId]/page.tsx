import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { OfferingDetail } from "@/lib/api/views/offering-view";
import { readMe } from "../../../_api/me";
import { apiGet } from "../../../_api/server";
import { Breadcrumbs } from "../../../_components/breadcrumbs";
import { PageHeader } from "../../../_components/page-header";
import { StatusBadge } from "../../../_components/status-badge";
import { paths } from "../../../_paths";
import { CashSection } from "../../_offering/cash-section";
import { DocumentsSection } from "../../_offering/documents-section";
import { LossSection } from "../../_offering/loss-section";
import { OfferingFigures } from "../../_offering/offering-figures";
import { OrderSection } from "../../_offering/order-section";
import { PartiesSection } from "../../_offering/parties-section";
import { PoolSection } from "../../_offering/pool-section";
import { RisksSection } from "../../_offering/risks-section";
import { TermsSection } from "../../_offering/terms-section";

type Props = { readonly params: Promise<{ readonly offeringId: string }> };

const readOffering = cache((offeringId: string) =>
  apiGet(`/offerings/${encodeURIComponent(offeringId)}`, OfferingDetail),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { trancheName, dealName } = await readOffering((await params).offeringId);
  return { title: `${trancheName}, ${dealName}` };
}

/** What an investor reads before ordering; the way to order stands after the risks. */
export default async function OfferingPage({ params }: Props) {
  const { offeringId } = await params;
  const [t, list, offering, me] = await Promise.all([
    getTranslations("public.offering"),
    getTranslations("public.offerings"),
    readOffering(offeringId),
    readMe(),
  ]);
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: list("title"), href: paths.home }]} current={offering.trancheName} />}
        title={`${offering.dealName}, ${offering.trancheName}`}
        lead={`${t(`kind.${offering.dealKind}`)}.${offering.simulated ? ` ${t("simulated")}` : ""}`}
        status={<StatusBadge status={offering.status} />}
      />
      <OfferingFigures offering={offering} />
      <LossSection offering={offering} />
      <CashSection offering={offering} />
      <PoolSection offering={offering} />
      <PartiesSection offering={offering} />
      <TermsSection offering={offering} />
      <DocumentsSection offering={offering} />
      <RisksSection />
      <OrderSection offering={offering} isSignedIn={me !== null} />
    </>
  );
}
