import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DefaultsView } from "@/lib/core/enforcement/defaults-view";
import { readMe } from "../../../../_api/me";
import { apiGet } from "../../../../_api/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { PeriodsTable } from "../../../../_periods/periods-table";
import { readPeriodList } from "../../../../_periods/read-periods";
import { DefaultsSection } from "../../../_defaults/defaults-section";

type Props = { readonly params: Promise<{ readonly dealId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deal } = await readPeriodList((await params).dealId);
  return { title: deal.name };
}

/** A deal's periods: which are closed, which can be, what they paid. */
export default async function DealPage({ params }: Props) {
  const { dealId } = await params;
  const [t, list, system, defaults, me] = await Promise.all([
    getTranslations("operator.periods"),
    readPeriodList(dealId),
    readSystem(),
    apiGet(`/deals/${encodeURIComponent(dealId)}/defaults`, DefaultsView),
    readMe(),
  ]);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs trail={[{ label: t("dealsTitle"), href: paths.operator.deals }]} current={list.deal.name} />
        }
        title={list.deal.name}
        lead={t("dealLead")}
      />
      <PeriodsTable
        list={list}
        now={system?.now ?? new Date().toISOString()}
        hrefOf={(period) => paths.operator.period(dealId, period)}
      />
      <div className="mt-10">
        <DefaultsSection
          dealId={dealId}
          dealName={list.deal.name}
          timeZone={list.deal.timeZone}
          view={defaults}
          isTrustee={
            me?.memberships.some(({ orgId, role }) => orgId === list.deal.orgId && role === "trustee") ?? false
          }
        />
      </div>
    </>
  );
}
