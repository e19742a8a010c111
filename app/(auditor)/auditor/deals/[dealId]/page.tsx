import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { paths } from "../../../../_paths";
import { PeriodsTable } from "../../../../_periods/periods-table";
import { readPeriodList } from "../../../../_periods/read-periods";

type Props = { readonly params: Promise<{ readonly dealId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deal } = await readPeriodList((await params).dealId);
  return { title: deal.name };
}

/** The closed periods of a deal, newest first. */
export default async function AuditedDealPage({ params }: Props) {
  const { dealId } = await params;
  const [t, list, system] = await Promise.all([getTranslations("auditor"), readPeriodList(dealId), readSystem()]);
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: t("title"), href: paths.auditor.home }]} current={list.deal.name} />}
        title={list.deal.name}
        lead={t("dealLead")}
        actions={
          <Link href={paths.file.termSheet(dealId)} look="button" download>
            {t("termSheet")}
          </Link>
        }
      />
      <PeriodsTable
        list={list}
        now={system?.now ?? new Date().toISOString()}
        hrefOf={(period) => paths.auditor.period(dealId, period)}
        closedOnly
      />
    </>
  );
}
