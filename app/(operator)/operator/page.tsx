import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "../../_components/page-header";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import { DealsTable } from "../../_periods/deals-table";
import { readPeriodicDeals } from "../../_periods/read-periods";
import { PartMessages } from "../../_shell/part-messages";
import { StationsSection } from "./stations/_parts/stations-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator"))("title") };
}

/** What the operator looks after: the deals whose periods are closed, and the stations whose meters feed them. */
export default async function OperatorHomePage() {
  const [t, periods, deals] = await Promise.all([
    getTranslations("operator.stations"),
    getTranslations("operator.periods"),
    readPeriodicDeals(["operator", "trustee"]),
  ]);
  return (
    <PartMessages parts={["operator", "period", "chart"]}>
      <PageHeader title={t("home")} lead={t("homeLead")} />
      <Section title={periods("dealsTitle")} lead={periods("dealsLead")}>
        <DealsTable deals={deals} hrefOf={paths.operator.deal} />
      </Section>
      <StationsSection />
    </PartMessages>
  );
}
