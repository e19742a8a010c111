import { useTranslations } from "next-intl";
import { EXPLAINED_METRICS, explainMetric } from "@/lib/core/cashflow/explain/explain-metric";
import { explainMonth } from "@/lib/core/cashflow/explain/explain-month";
import type { StationSimulationSummary } from "@/lib/core/cashflow/operation/station-simulation";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { Section } from "../../_components/section";
import { ExplanationTree } from "./explanation-tree";

type Props = {
  readonly spec: StationSpec;
  readonly summary: StationSimulationSummary;
  /** Year of operation whose months are explained, 1 the first. */
  readonly year: number;
};

/** Every key figure, and the cash flow of each month of the chosen year, down to formula and inputs. */
export function ExplanationSection({ spec, summary, year }: Props) {
  const t = useTranslations("issuer.explain");
  const { currency, months } = summary.cashFlow;
  const explanations = [
    ...EXPLAINED_METRICS.map((metric) => explainMetric(spec, summary, metric)),
    ...months
      .slice((year - 1) * 12, year * 12)
      .flatMap(({ month }) => explainMonth(spec, summary, month, "cfads") ?? []),
  ];
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ul>
        {explanations.map((explanation) => (
          <li key={`${explanation.key} ${explanation.name ?? ""}`}>
            <ExplanationTree explanation={explanation} currency={currency} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
