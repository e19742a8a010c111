import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import { apiGet, apiRead } from "../../../../../_api/server";
import { ErrorNotice } from "../../../../../_components/error-notice";
import { Link } from "../../../../../_components/link";
import { Notice } from "../../../../../_components/notice";
import { PageHeader } from "../../../../../_components/page-header";
import { paths } from "../../../../../_paths";
import { PartMessages } from "../../../../../_shell/part-messages";
import { DealStudio } from "../../../../_deal-studio/deal-studio";
import { DealBadge } from "../../../../_deals/deal-badge";
import { DealTrail } from "../../../../_deals/deal-trail";
import { DealView } from "../../../../_model/deal-shapes";

type Props = { readonly params: Promise<{ readonly dealId: string }> };

/** The downside of a deal that has none yet. */
const DOWNSIDE_BPS = 2_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dealStudio"))("title") };
}

/** Where the right capital structure is found: every change is answered at once, and nothing is stored until it is saved. */
export default async function DealStudioPage({ params }: Props) {
  const { dealId } = await params;
  const path = `/deals/${encodeURIComponent(dealId)}` as const;
  const [t, view, pool] = await Promise.all([
    getTranslations("dealStudio"),
    apiGet(path, DealView),
    apiRead(`${path}/pool`, PoolOutlook),
  ]);
  const { deal } = view.value;
  const isFrozen = deal.status !== "draft" && deal.status !== "structured";
  return (
    <PartMessages parts={["issuer", "chart", "dealStudio"]}>
      <PageHeader
        above={<DealTrail deal={deal} current={t("title")} />}
        title={t("titleOf", { name: deal.name })}
        lead={t("pageLead")}
        status={<DealBadge status={deal.status} />}
      />
      <div className="mb-6 grid gap-3">
        {isFrozen && <Notice tone="info" title={t("frozenTitle")} />}
        <div className="lg:hidden">
          <Notice tone="info" title={t("narrowTitle")}>
            <p>{t("narrowText")}</p>
          </Notice>
        </div>
      </div>
      {pool.ok ? (
        <DealStudio
          dealId={deal.id}
          version={view.version}
          request={deal.request}
          downsideBps={view.projection?.downsideShockBps ?? DOWNSIDE_BPS}
          outlook={pool.value}
          isStructured={deal.terms !== undefined}
          isFrozen={isFrozen}
        />
      ) : (
        <ErrorNotice problem={pool.problem} action={<Link href={paths.issuer.editDeal(deal.id)}>{t("toPool")}</Link>} />
      )}
      <noscript>
        <p className="text-14">{t("needsScript")}</p>
      </noscript>
    </PartMessages>
  );
}
