import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "../../../_components/page-header";
import { paths } from "../../../_paths";
import { DealsTable } from "../../../_periods/deals-table";
import { readPeriodicDeals } from "../../../_periods/read-periods";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.periods");
  return { title: t("dealsTitle") };
}

/** The deals whose periods are closed here. */
export default async function DealsPage() {
  const [t, deals] = await Promise.all([
    getTranslations("operator.periods"),
    readPeriodicDeals(["operator", "trustee"]),
  ]);
  return (
    <>
      <PageHeader title={t("dealsTitle")} lead={t("dealsLead")} />
      <DealsTable deals={deals} hrefOf={paths.operator.deal} />
    </>
  );
}
