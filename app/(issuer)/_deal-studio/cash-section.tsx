"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { FanChart } from "../../_charts/fan-chart";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { thousands } from "../../_charts/thousands";
import { Button } from "../../_components/button";
import { DataTable } from "../../_components/data-table";
import { ProgressBar } from "../../_components/progress-bar";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import type { TableColumn } from "../../_components/table-cell";
import { cashRows, cashSeries, receivedBy } from "./_model/cash-table";
import type { StudioLosses } from "./_model/studio-losses";
import type { StudioAnswer } from "./_model/studio-session";
import { FAN_PATHS, FAN_SEED } from "./_model/studio-session";
import type { StudioResult } from "./use-deal-studio";

export type CashCase = "base" | "downside";

type Props = {
  readonly result: StudioResult;
  readonly kept: StudioResult | null;
  readonly progress: number;
  readonly chosen: CashCase;
  readonly onChoose: (chosen: CashCase) => void;
  readonly showsTable: boolean;
  readonly onShowTable: (shows: boolean) => void;
  /** Where the futures come from, in a sentence. */
  readonly source: string;
};

/** What each tranche gets on every payment date: base case, downside, and the scatter of many futures. */
export function CashSection(props: Props) {
  const { result, kept, progress, chosen, onChoose, showsTable, onShowTable, source } = props;
  const t = useTranslations("dealStudio");
  const { terms, downsideBps } = result.answer;
  const shock = `${downsideBps / 100} %`;
  const variants = kept
    ? [
        { name: t("now"), of: result },
        { name: t("variant"), of: kept },
      ]
    : [{ name: "", of: result }];
  return (
    <>
      <Section title={t("cash")} lead={t("cashLead", { shock })}>
        <div className="mb-6 w-56">
          <Select
            name="cash-case"
            label={t("case")}
            value={chosen}
            onChange={({ currentTarget: { value } }) => onChoose(value === "downside" ? "downside" : "base")}
            options={(["base", "downside"] as const).map((value) => ({ value, label: t(`cases.${value}`, { shock }) }))}
          />
        </div>
        <div className={kept ? "grid gap-8 2xl:grid-cols-2" : ""}>
          {variants.map(({ name, of }) => (
            <CashBars key={name} answer={of.answer} chosen={chosen} variant={name} />
          ))}
        </div>
        <div className="mt-8">
          <Button
            icon={showsTable ? "down" : "right"}
            aria-expanded={showsTable}
            onClick={() => onShowTable(!showsTable)}
          >
            {t("tableAndCsv")}
          </Button>
          {showsTable && (
            <div className="mt-4">
              <CashTable answer={result.answer} chosen={chosen} />
            </div>
          )}
        </div>
      </Section>
      <Section title={t("fan")} lead={t("fanLead", { paths: FAN_PATHS, seed: FAN_SEED })}>
        <p className="mb-6 max-w-prose text-14 text-muted">{source}</p>
        {!result.isWhole && (
          <div className="mb-6 max-w-md">
            <ProgressBar
              label={t("fanProgress")}
              progress={{ done: Math.round(progress * FAN_PATHS), total: FAN_PATHS }}
            />
          </div>
        )}
        <div className="grid gap-12">
          {[...terms.tranches.keys(), terms.tranches.length].map((layer) => (
            // What is scrolled away is laid out and painted only when it comes into sight.
            <div key={layer} className="[contain-intrinsic-block-size:auto_24rem] [content-visibility:auto]">
              <LayerFan answer={result.answer} losses={result.losses} layer={layer} shock={shock} />
            </div>
          ))}
        </div>
      </Section>
    </>
  );
}

type BarsProps = { readonly answer: StudioAnswer; readonly chosen: CashCase; readonly variant: string };

/** As the others below, drawn anew only where the draft itself has changed. */
const CashBars = memo(function CashBars({ answer, chosen, variant }: BarsProps) {
  const t = useTranslations("dealStudio");
  const names = useTranslations("chart.tranches");
  const { terms, downsideBps } = answer;
  const title = t("cashTo", { case: t(`cases.${chosen}`, { shock: `${downsideBps / 100} %` }) });
  return (
    <div className="min-w-0">
      <StackedBarChart
        title={variant === "" ? title : `${title}: ${variant}`}
        description={t("cashText")}
        tableOnDemand
        unit={t("thousand", { currency: terms.currency })}
        decimals={2}
        positionLabel={t("period")}
        positions={terms.calendar.periods.map(({ period }) => period)}
        series={cashSeries(terms, answer[chosen], (layer) => names(layer))}
      />
    </div>
  );
});

type FanProps = {
  readonly answer: StudioAnswer;
  readonly losses: StudioLosses | null;
  readonly layer: number;
  readonly shock: string;
};

const LayerFan = memo(function LayerFan({ answer, losses, layer, shock }: FanProps) {
  const t = useTranslations("dealStudio");
  const names = useTranslations("chart.tranches");
  const band = losses?.bands[layer];
  const { terms } = answer;
  const color = terms.tranches[layer]?.class ?? "residual";
  if (!band) return null;
  const drawn = (values: readonly number[]) => values.map((minor) => thousands(minor, terms.currency));
  return (
    <FanChart
      title={t("fanOf", { tranche: names(color) })}
      description={t("fanText")}
      tableOnDemand
      unit={t("thousand", { currency: terms.currency })}
      decimals={2}
      positionLabel={t("period")}
      positions={terms.calendar.periods.map(({ period }) => period)}
      color={color}
      high={drawn(band.p5)}
      middle={drawn(band.p50)}
      low={drawn(band.p95)}
      names={["P5", "P50", "P95"]}
      lines={[
        { id: "base", label: t("cases.base", { shock }), values: drawn(receivedBy(answer.base, layer)) },
        {
          ...{ id: "downside", label: t("cases.downside", { shock }), dashed: true },
          values: drawn(receivedBy(answer.downside, layer)),
        },
      ]}
    />
  );
});

const CashTable = memo(function CashTable({ answer, chosen }: Omit<BarsProps, "variant">) {
  const t = useTranslations("dealStudio");
  const names = useTranslations("chart.tranches");
  const { terms, downsideBps } = answer;
  const { currency } = terms;
  const money = (id: string, header: string): TableColumn => ({ id, header, kind: "amount", unit: currency });
  const columns: readonly TableColumn[] = [
    { id: "period", header: t("period") },
    { id: "payment", header: t("payment"), kind: "date" },
    money("cash", t("column.cash")),
    money("costs", t("column.costs")),
    money("fees", t("column.fees")),
    ...terms.tranches.flatMap(({ id, class: seniority }): TableColumn[] => [
      money(`${id} interest`, t("column.interest", { tranche: names(seniority) })),
      money(`${id} principal`, t("column.principal", { tranche: names(seniority) })),
      money(`${id} balance`, t("column.balance", { tranche: names(seniority) })),
      {
        id: `${id} dscr`,
        header: t("column.dscr", { tranche: names(seniority) }),
        kind: "number",
        unit: "×",
        decimals: 2,
      },
    ]),
    money("reserve", t("column.reserve")),
    money("residual", t("column.residual")),
  ];
  return (
    <DataTable
      caption={t("cashTable", { case: t(`cases.${chosen}`, { shock: `${downsideBps / 100} %` }) })}
      columns={columns}
      rows={cashRows(terms, answer[chosen])}
    />
  );
});
