import { useFormatter, useTranslations } from "next-intl";
import type { Exceedance } from "@/lib/core/uncertainty/exceedance";
import type { MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { LineChart } from "../../_charts/line-chart";
import { TornadoChart } from "../../_charts/tornado-chart";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import type { TableRow } from "../../_components/table-cell";
import { RISK_QUANTITIES, RiskFan } from "./risk-fan";

const COLUMNS = ["mean", "p50", "p75", "p90", "p95", "p99"] as const;

/** What a Monte Carlo run tells: quantiles, fans, what matters, and how sure the quantiles are. */
export function RiskSections({ result }: { readonly result: MonteCarloResult }) {
  const t = useTranslations("studio.risk");
  const format = useFormatter();
  const { currency, fan, tornado, convergence, grid } = result;
  const thousand = t("thousand", { currency });
  const levels = (values: readonly number[]) =>
    values.map((value) => format.number(value, { maximumFractionDigits: 2 })).join(", ") || "1";
  return (
    <>
      <Section title={t("quantiles")} lead={t("quantilesLead", { paths: result.paths, hourly: grid.hourlyYears })}>
        <DataTable
          caption={t("quantiles")}
          captionHidden
          columns={[
            { id: "quantity", header: t("quantity") },
            { id: "period", header: t("period") },
            { id: "unit", header: t("unit") },
            ...COLUMNS.map((id) => ({ id, header: t(id), kind: "number" as const, decimals: 2 })),
          ]}
          rows={quantityRows(result, t)}
        />
        <p className="mt-3 max-w-prose text-12 text-muted">
          {t("grid", {
            pv: levels(grid.dcLevels),
            arrivals: levels(grid.arrivalLevels),
            storage: levels(grid.storageCapacityShares),
          })}
        </p>
      </Section>
      <Section title={t("fans")}>
        <div className="grid gap-12">
          {RISK_QUANTITIES.map((quantity) => (
            <RiskFan key={quantity} quantity={quantity} currency={currency} fan={fan} />
          ))}
        </div>
      </Section>
      <Section title={t("tornado")} lead={t("tornadoLead")}>
        <TornadoChart
          title={t("tornadoTitle")}
          description={t("tornadoText")}
          unit={thousand}
          decimals={1}
          columns={[t("factor"), t("atP90"), t("atP10")]}
          middle={tornado.median / 1000}
          bars={tornado.bars.map(({ factor, atP90, atP10 }) => ({
            label: t(`factors.${factor}`),
            low: atP90 / 1000,
            high: atP10 / 1000,
          }))}
        />
      </Section>
      <Section title={t("convergence")} lead={t("convergenceLead")}>
        <LineChart
          title={t("convergenceTitle")}
          description={t("convergenceText")}
          unit={thousand}
          decimals={2}
          positionLabel={t("paths")}
          positions={convergence.map(({ paths }) => String(paths))}
          lines={[
            { id: "p50", label: "P50", color: "current", values: convergence.map(({ p50 }) => p50 / 1000) },
            {
              ...{ id: "p50+", label: t("plusError", { name: "P50" }), color: "current", dashed: true },
              values: convergence.map(({ p50, p50Error }) => (p50 + p50Error) / 1000),
            },
            {
              ...{ id: "p50-", label: t("minusError", { name: "P50" }), color: "current", dashed: true },
              values: convergence.map(({ p50, p50Error }) => (p50 - p50Error) / 1000),
            },
            { id: "p90", label: "P90", color: "comparison", values: convergence.map(({ p90 }) => p90 / 1000) },
            {
              ...{ id: "p90+", label: t("plusError", { name: "P90" }), color: "comparison", dashed: true },
              values: convergence.map(({ p90, p90Error }) => (p90 + p90Error) / 1000),
            },
            {
              ...{ id: "p90-", label: t("minusError", { name: "P90" }), color: "comparison", dashed: true },
              values: convergence.map(({ p90, p90Error }) => (p90 - p90Error) / 1000),
            },
          ]}
        />
      </Section>
    </>
  );
}

type Texts = ReturnType<typeof useTranslations<"studio.risk">>;

function quantityRows({ currency, pvEnergy, chargedEnergy, cfads, dscr }: MonteCarloResult, t: Texts): TableRow[] {
  const row = (quantity: string, period: string, unit: string, values: Exceedance, by: number): TableRow => ({
    id: `${quantity} ${period}`,
    cells: {
      quantity,
      period,
      unit,
      ...Object.fromEntries(COLUMNS.map((column) => [column, values[column] / by])),
    },
  });
  const periods = ["oneYear", "tenYears", "life"] as const;
  const rows = (
    [
      [t("pvEnergy"), "MWh", pvEnergy],
      [t("charged"), "MWh", chargedEnergy],
      [t("cfads"), t("thousand", { currency }), cfads],
    ] as const
  ).flatMap(([name, unit, values]) => periods.map((period) => row(name, t(period), unit, values[period], 1000)));
  if (!dscr) return rows;
  return [
    ...rows,
    row(t("dscr"), t("oneYear"), t("ratio"), dscr.oneYear, 1),
    row(t("dscr"), t("tenYears"), t("ratio"), dscr.tenYears, 1),
    row(t("dscr"), t("tenorLife"), t("ratio"), dscr.life, 1),
    row(t("dscr"), t("lowest"), t("ratio"), dscr.lowest, 1),
  ];
}
