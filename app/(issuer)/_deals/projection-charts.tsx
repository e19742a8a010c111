import { useTranslations } from "next-intl";
import type { DealTerms } from "@/lib/core/deal/terms";
import { LineChart } from "../../_charts/line-chart";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { Section } from "../../_components/section";
import type { Projection } from "../_model/deal-shapes";
import { trancheSeries } from "./tranche-series";

type Props = {
  readonly terms: DealTerms;
  readonly projection: Projection;
  /** The fall of revenue of the downside case, as the reader writes it: "20 %". */
  readonly shock: string;
};

/** A class that is nearly paid is covered hundreds of times over; what matters is near the trigger. */
const DSCR_DRAWN_MOST = 4;

/** Cash to each tranche by period, and how well its debt service is covered, in base and downside. */
export function ProjectionCharts({ terms, projection, shock }: Props) {
  const t = useTranslations("issuer.structure");
  const chart = useTranslations("chart");
  const thousand = t("thousand", { currency: terms.currency });
  const periods = projection.base.periods.map(({ period }) => period);
  const test = terms.waterfall.find(({ kind }) => kind === "dscr-test");
  const dscrOf = (name: "base" | "downside", id: string) =>
    (projection[name].tranches.find(({ trancheId }) => trancheId === id)?.flows ?? []).map(({ dscr }) => dscr);
  return (
    <Section title={t("cash")} lead={t("cashLead", { shock })}>
      <div className="grid gap-12">
        {(["base", "downside"] as const).map((name) => (
          <StackedBarChart
            key={name}
            title={t("cashTo", { case: t(name) })}
            description={name === "base" ? t("cashBaseText") : t("cashDownsideText", { shock })}
            unit={thousand}
            decimals={2}
            positionLabel={t("period")}
            positions={periods}
            series={trancheSeries(terms, projection[name], (layer) => chart(`tranches.${layer}`))}
          />
        ))}
        <LineChart
          title={t("dscr")}
          description={t("dscrText", { most: DSCR_DRAWN_MOST })}
          unit="×"
          ceiling={DSCR_DRAWN_MOST}
          positionLabel={t("period")}
          positions={periods}
          lines={terms.tranches.flatMap(({ id, class: color }) => [
            {
              id: `${id} base`,
              label: `${chart(`tranches.${color}`)}, ${t("base")}`,
              color,
              values: dscrOf("base", id),
            },
            {
              id: `${id} downside`,
              label: `${chart(`tranches.${color}`)}, ${t("downside")}`,
              color,
              values: dscrOf("downside", id),
              dashed: true,
            },
          ])}
          {...(test?.kind === "dscr-test"
            ? { reference: { label: t("trigger", { minimum: test.minimum }), value: Number(test.minimum) } }
            : {})}
        />
      </div>
    </Section>
  );
}
