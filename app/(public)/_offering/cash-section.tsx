import { useLocale, useTranslations } from "next-intl";
import type { OfferingDetail, OfferingFlow } from "@/lib/api/views/offering-view";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";
import { Tabs } from "../../_components/tabs";
import { flowYears } from "./flow-years";

/** Interest and principal by year, in the base case and in the downside. */
export function CashSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  const locale = useLocale();
  const drop = formatRate(locale, offering.downsideShockBps / 10_000, 0);
  const cases = [
    { id: "base", label: t("base"), flows: offering.flows.base },
    { id: "downside", label: t("downside", { drop }), flows: offering.flows.downside },
  ];
  return (
    <Section title={t("cashTitle")} lead={t("cashLead")}>
      <Tabs
        label={t("cases")}
        tabs={cases.map(({ id, label, flows }) => ({
          id,
          label,
          content: <YearChart offering={offering} flows={flows} label={label} />,
        }))}
      />
    </Section>
  );
}

type Props = { readonly offering: OfferingDetail; readonly flows: readonly OfferingFlow[]; readonly label: string };

function YearChart({ offering, flows, label }: Props) {
  const t = useTranslations("public.offering");
  const { years, interest, principal } = flowYears(flows, offering.currency);
  return (
    <StackedBarChart
      title={`${t("chartTitle")}: ${label}`}
      description={t("chartText")}
      unit={t("unit", { currency: offering.currency })}
      decimals={1}
      positionLabel={t("year")}
      positions={years}
      series={[
        { id: "principal", label: t("principal"), color: offering.trancheClass, values: principal },
        { id: "interest", label: t("interest"), color: "residual", values: interest },
      ]}
    />
  );
}
