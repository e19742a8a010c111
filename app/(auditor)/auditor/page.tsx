import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "../../_components/page-header";
import { paths } from "../../_paths";
import { DealsTable } from "../../_periods/deals-table";
import { readPeriodicDeals } from "../../_periods/read-periods";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auditor");
  return { title: t("title") };
}

/** The deals whose evidence lies open here. */
export default async function AuditorPage() {
  const [t, deals] = await Promise.all([getTranslations("auditor"), readPeriodicDeals(["auditor", "trustee"])]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DealsTable deals={deals} hrefOf={paths.auditor.deal} />
    </>
  );
}
