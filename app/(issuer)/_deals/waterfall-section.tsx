import { useFormatter, useTranslations } from "next-intl";
import { shockRevenue } from "@/lib/core/abs/pool/period-inputs";
import { projectDeal } from "@/lib/core/abs/projection/project";
import type { DealTerms } from "@/lib/core/deal/terms";
import { WaterfallChart } from "../../_charts/waterfall-chart";
import { Button } from "../../_components/button";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import type { Projection } from "../_model/deal-shapes";
import { CaseSelect } from "./schedule-section";
import type { StructureChoice } from "./structure-choice";
import { type WaterfallRow, waterfallRows } from "./waterfall-rows";

type Props = { readonly terms: DealTerms; readonly projection: Projection; readonly choice: StructureChoice };

/** Where the cash of one period goes, step by step, by the same code that distributes real cash. */
export function WaterfallSection({ terms, projection, choice }: Props) {
  const t = useTranslations("issuer.structure");
  const step = useTranslations("issuer.waterfallStep");
  const format = useFormatter();
  const months =
    choice.case === "base" ? projection.poolMonths : shockRevenue(projection.poolMonths, projection.downsideShockBps);
  const period = projectDeal(terms, months).periods.find((row) => row.period === choice.period);
  if (!period) return null;
  const { currency } = terms;
  const trancheOf = (id: string | null) => terms.tranches.find((tranche) => tranche.id === id);
  const labelOf = (row: WaterfallRow) =>
    step(row.kind, { tranche: trancheOf(row.trancheId)?.name ?? "", payee: row.payee ?? "" });
  const breached = period.result.tests.filter((test) => test.breached);
  return (
    <Section title={t("waterfall")} lead={t("waterfallLead")}>
      <form method="get" className="mb-6 flex flex-wrap items-end gap-4" data-print="hide">
        <input type="hidden" name="tranche" value={choice.tranche} />
        <div className="w-48">
          <Select
            key={choice.period}
            name="period"
            label={t("period")}
            defaultValue={choice.period}
            options={projection.base.periods.map((row) => ({ value: row.period, label: row.period }))}
          />
        </div>
        <CaseSelect choice={choice} id="waterfall" />
        <Button type="submit">{t("show")}</Button>
      </form>
      {breached.map((test) => (
        <div key={test.stepId} className="mb-6">
          <Notice tone="warn" title={t("breached")}>
            {t("breachedText", { value: test.value ?? "–", minimum: test.minimum })}
          </Notice>
        </div>
      ))}
      <WaterfallChart
        title={t("waterfallOf", {
          period: format.dateTime(new Date(`${choice.period}-01T00:00:00Z`), {
            ...{ month: "long", year: "numeric", timeZone: "UTC" },
          }),
          case: t(choice.case),
        })}
        description={t("waterfallText")}
        cashIn={{ currency, minor: period.distributableMinor.toString() }}
        steps={waterfallRows(period.result).map((row) => ({
          id: row.id,
          label: labelOf(row),
          paid: { currency, minor: row.paidMinor.toString() },
          unpaid: { currency, minor: row.unpaidMinor.toString() },
          color: trancheOf(row.trancheId)?.class ?? "cost",
        }))}
      />
    </Section>
  );
}
