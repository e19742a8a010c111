import { useTranslations } from "next-intl";
import type { DealTerms } from "@/lib/core/deal/terms";
import { Button } from "../../_components/button";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import type { Projection } from "../_model/deal-shapes";
import type { StructureChoice } from "./structure-choice";

type Props = { readonly terms: DealTerms; readonly projection: Projection; readonly choice: StructureChoice };

/** What one tranche is due and gets, payment date by payment date. */
export function ScheduleSection({ terms, projection, choice }: Props) {
  const t = useTranslations("issuer.structure");
  const { currency } = terms;
  const tranche = terms.tranches.find(({ id }) => id === choice.tranche);
  const flows = projection[choice.case].tranches.find(({ trancheId }) => trancheId === choice.tranche)?.flows ?? [];
  const money = (minor: bigint) => ({ currency, minor: minor.toString() });
  const sum = (pick: (flow: (typeof flows)[number]) => string) =>
    flows.reduce((total, flow) => total + BigInt(pick(flow)), 0n);
  const caption = t("scheduleOf", { tranche: tranche?.name ?? "", case: t(choice.case) });
  return (
    <Section title={t("schedule")} lead={t("scheduleLead")}>
      <form method="get" className="mb-6 flex flex-wrap items-end gap-4" data-print="hide">
        <input type="hidden" name="period" value={choice.period} />
        <div className="w-64">
          <Select
            key={choice.tranche}
            name="tranche"
            label={t("tranche")}
            defaultValue={choice.tranche}
            options={terms.tranches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <CaseSelect choice={choice} id="schedule" />
        <Button type="submit">{t("show")}</Button>
      </form>
      <DataTable
        caption={caption}
        columns={[
          { id: "period", header: t("period") },
          { id: "payment", header: t("payment"), kind: "date" },
          { id: "scheduled", header: t("scheduled"), kind: "amount", unit: currency },
          { id: "principal", header: t("principal"), kind: "amount", unit: currency },
          { id: "interest", header: t("interest"), kind: "amount", unit: currency },
          { id: "balance", header: t("balance"), kind: "amount", unit: currency },
          { id: "dscr", header: t("dscrShort"), kind: "number", unit: "×", decimals: 2 },
          { id: "dscrHistoric", header: t("dscrHistoric"), kind: "number", unit: "×", decimals: 2 },
          { id: "dscrForward", header: t("dscrForward"), kind: "number", unit: "×", decimals: 2 },
        ]}
        rows={flows.map((flow, index) => ({
          id: flow.period,
          cells: {
            period: flow.period,
            payment: flow.payment,
            scheduled: { currency, minor: tranche?.schedule[index] ?? "0" },
            principal: { currency, minor: flow.principalMinor },
            interest: { currency, minor: flow.interestMinor },
            balance: { currency, minor: flow.balanceMinor },
            dscr: flow.dscr,
            dscrHistoric: flow.dscrHistoric ?? null,
            dscrForward: flow.dscrForward ?? null,
          },
        }))}
        total={{
          period: t("total"),
          scheduled: money((tranche?.schedule ?? []).reduce((total, minor) => total + BigInt(minor), 0n)),
          principal: money(sum(({ principalMinor }) => principalMinor)),
          interest: money(sum(({ interestMinor }) => interestMinor)),
        }}
      />
    </Section>
  );
}

/** Base or downside. @param id tells two of them on one page apart */
export function CaseSelect({ choice, id }: { readonly choice: StructureChoice; readonly id: string }) {
  const t = useTranslations("issuer.structure");
  const fieldId = `case-${id}`;
  return (
    <fieldset className="text-14">
      <legend className="mb-1 font-semibold">{t("case")}</legend>
      <div className="flex min-h-10 items-center gap-4">
        {(["base", "downside"] as const).map((name) => (
          <label key={`${choice.case} ${name}`} htmlFor={`${fieldId}-${name}`} className="flex items-center gap-2">
            <input
              id={`${fieldId}-${name}`}
              type="radio"
              name="case"
              value={name}
              defaultChecked={choice.case === name}
              className="size-4 accent-accent-edge"
            />
            {t(name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
