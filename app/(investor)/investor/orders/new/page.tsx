import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OfferingDetail } from "@/lib/api/views/offering-view";
import { apiGet } from "../../../../_api/server";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { Link } from "../../../../_components/link";
import { Notice } from "../../../../_components/notice";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { NewOrder } from "../../../_orders/new-order";

type Props = { readonly searchParams: Promise<{ readonly offering?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("investor.newOrder"))("title") };
}

/** How many tokens and how they are paid; then the exact price, every condition, and the order. */
export default async function NewOrderPage({ searchParams }: Props) {
  const { offering: offeringId } = await searchParams;
  if (typeof offeringId !== "string") notFound();
  const [t, offering] = await Promise.all([
    getTranslations("investor.newOrder"),
    apiGet(`/offerings/${encodeURIComponent(offeringId)}`, OfferingDetail),
  ]);
  const name = `${offering.dealName}, ${offering.trancheName}`;
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: name, href: paths.offering(offeringId) }]} current={t("title")} />}
        title={t("title")}
        lead={`${name}. ${t("lead", { unit: `1 ${offering.currency}` })}`}
      />
      <div className="max-w-prose">
        {offering.status === "closed" ? (
          <Notice tone="info" title={t("closed")}>
            <Link href={paths.offering(offeringId)}>{t("back")}</Link>
          </Notice>
        ) : (
          <NewOrder
            offeringId={offeringId}
            name={name}
            minimumTokens={offering.minimumTokens}
            remainingTokens={offering.remainingTokens}
          />
        )}
      </div>
    </>
  );
}
