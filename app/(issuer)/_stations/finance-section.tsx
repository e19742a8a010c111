import { useFormatter, useTranslations } from "next-intl";
import type { StationFinance } from "@/lib/core/cashflow/returns/station-finance";
import type { Currency } from "@/lib/core/money/currency";
import { DataTable } from "../../_components/data-table";
import { KeyFigures } from "../../_components/key-figures";
import { Section } from "../../_components/section";
import type { TableColumn } from "../../_components/table-cell";

type Props = { readonly finance: StationFinance; readonly currency: Currency };

const AMOUNTS = [
  "ebitda",
  "interest",
  "principal",
  "debtBalance",
  "reserves",
  "depreciation",
  "tax",
  "credits",
  "toOwner",
] as const satisfies readonly (keyof StationFinance["years"][number])[];

/** The station with its debt: what each case would lend, what is lent, how it is served and what is left to the owner. */
export function FinanceSection({ finance, currency }: Props) {
  const t = useTranslations("issuer.finance");
  const format = useFormatter();
  const money = (value: number) => `${format.number(value, { maximumFractionDigits: 0 })} ${currency}`;
  const { equityIrr, minimumDscr, debtByCase = [] } = finance;
  const columns: readonly TableColumn[] = [
    { id: "year", header: t("year"), kind: "number" },
    ...AMOUNTS.map((id): TableColumn => ({ id, header: t(id), kind: "number", unit: currency })),
    { id: "dscr", header: t("dscr"), kind: "number", unit: "×", decimals: 2 },
  ];
  return (
    <Section title={t("title")} lead={t("lead")}>
      <KeyFigures
        label={t("title")}
        figures={[
          {
            label: t("debt"),
            value: money(finance.debt),
            note: t("ofCost", { cost: money(finance.totalCost) }),
          },
          { label: t("equity"), value: money(finance.equity) },
          {
            label: t("lowestDscr"),
            value: minimumDscr === null ? t("none") : format.number(minimumDscr, { maximumFractionDigits: 2 }),
          },
          {
            label: t("equityIrr"),
            value:
              equityIrr.principal === null
                ? t("none")
                : format.number(equityIrr.principal, { style: "percent", maximumFractionDigits: 2 }),
            note: t("equityNpv", { value: money(finance.equityNpv) }),
          },
          ...debtByCase.map(({ name, debt }) => ({ label: t("byCase", { name }), value: money(debt) })),
        ]}
      />
      <DataTable
        caption={t("years")}
        captionHidden
        columns={columns}
        rows={finance.years.map((year) => ({
          id: String(year.operatingYear),
          cells: {
            ...{ year: year.operatingYear, dscr: year.dscr },
            ...Object.fromEntries(AMOUNTS.map((amount) => [amount, Math.round(year[amount])])),
          },
        }))}
      />
    </Section>
  );
}
