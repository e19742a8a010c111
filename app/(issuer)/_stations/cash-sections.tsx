import { useFormatter, useTranslations } from "next-intl";
import type { StationSimulationSummary } from "@/lib/core/cashflow/operation/station-simulation";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { Button } from "../../_components/button";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import type { TableCell, TableColumn, TableRow } from "../../_components/table-cell";
import { type CashRow, cashSeries, linesIn, sumOf, yearlyCash } from "./cash-table";
import type { SimulationChoice } from "./simulation-choice";

type Props = { readonly summary: StationSimulationSummary; readonly choice: SimulationChoice };

/** Cash of the whole life by year, of one year by month, and the table of all years. */
export function CashSections({ summary, choice }: Props) {
  const t = useTranslations("issuer.simulation");
  const chart = useTranslations("chart");
  const format = useFormatter();
  const { months, currency } = summary.cashFlow;
  const years = yearlyCash(months);
  const labels = { stream: (stream: keyof CashRow["revenue"]) => chart(`streams.${stream}`), costs: t("costsAndTax") };
  const chosen = months.slice((choice.year - 1) * 12, choice.year * 12);
  const thousand = t("thousand", { currency });
  const year = (index: number) => t("yearNumber", { year: index + 1 });
  return (
    <>
      <Section title={t("cashTitle")} lead={t("cashLead")}>
        <StackedBarChart
          title={t("cashByYear")}
          description={t("cashByYearText")}
          unit={thousand}
          decimals={1}
          positionLabel={t("operatingYear")}
          positions={years.map((_, index) => String(index + 1))}
          series={cashSeries(years, currency, labels)}
          net={t("cfads")}
        />
        <div className="mt-12">
          <form method="get" className="mb-6 flex flex-wrap items-end gap-4" data-print="hide">
            <input type="hidden" name="month" value={choice.month} />
            <input type="hidden" name="day" value={choice.day} />
            <div className="w-48">
              <Select
                key={choice.year}
                name="year"
                label={t("operatingYear")}
                defaultValue={String(choice.year)}
                options={years.map((_, index) => ({ value: String(index + 1), label: year(index) }))}
              />
            </div>
            <Button type="submit">{t("show")}</Button>
          </form>
          <StackedBarChart
            title={t("cashByMonth", { year: choice.year })}
            description={t("cashByMonthText")}
            unit={thousand}
            decimals={2}
            positionLabel={t("month")}
            positions={chosen.map(({ month }) =>
              format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: "short", year: "2-digit", timeZone: "UTC" }),
            )}
            series={cashSeries(
              chosen.map((month) => sumOf([month])),
              currency,
              labels,
            )}
            net={t("cfads")}
          />
        </div>
      </Section>
      <YearTable years={years} summary={summary} />
    </>
  );
}

function YearTable({
  years,
  summary,
}: {
  readonly years: readonly CashRow[];
  readonly summary: StationSimulationSummary;
}) {
  const t = useTranslations("issuer.simulation");
  const chart = useTranslations("chart");
  const cost = useTranslations("issuer.cost");
  const { currency, months } = summary.cashFlow;
  const { streams, costs } = linesIn(years);
  const money = (minor: bigint | undefined): TableCell => ({ currency, minor: (minor ?? 0n).toString() });
  const columns: readonly TableColumn[] = [
    { id: "year", header: t("operatingYear"), kind: "number" },
    { id: "pv", header: t("pvEnergy"), kind: "number", unit: "MWh", decimals: 1 },
    { id: "charged", header: t("charged"), kind: "number", unit: "MWh", decimals: 1 },
    { id: "sessions", header: t("sessions"), kind: "number" },
    { id: "health", header: t("health"), kind: "rate", decimals: 1 },
    ...streams.map(
      (stream): TableColumn => ({
        ...{ id: `revenue ${stream}`, header: chart(`streams.${stream}`), kind: "amount", unit: currency },
      }),
    ),
    ...costs.map((line): TableColumn => ({ id: `cost ${line}`, header: cost(line), kind: "amount", unit: currency })),
    { id: "cfads", header: t("cfads"), kind: "amount", unit: currency },
  ];
  const cellsOf = (row: CashRow): Record<string, TableCell> => ({
    ...Object.fromEntries(streams.map((stream) => [`revenue ${stream}`, money(row.revenue[stream])])),
    ...Object.fromEntries(costs.map((line) => [`cost ${line}`, money(-(row.cost[line] ?? 0n))])),
    cfads: money(row.cfads),
  });
  const rows = years.map((row, index): TableRow => {
    const energy = summary.years[index];
    return {
      id: String(index + 1),
      cells: {
        year: index + 1,
        pv: energy ? energy.energyKwh.pv / 1000 : null,
        charged: energy ? energy.energyKwh.charged / 1000 : null,
        sessions: energy?.sessions ?? null,
        health: energy?.storageHealth ?? null,
        ...cellsOf(row),
      },
    };
  });
  return (
    <Section title={t("yearsTitle", { years: years.length })} lead={t("yearsLead")}>
      <DataTable
        caption={t("yearsCaption")}
        captionHidden
        columns={columns}
        rows={rows}
        total={{ year: t("total"), ...cellsOf(sumOf(months)) }}
      />
    </Section>
  );
}
