import { getLocale, getTranslations } from "next-intl/server";
import type { ProjectionSummary } from "@/lib/core/abs/projection/projection-summary";
import { UpdatedProjection } from "@/lib/core/abs/projection/updated-projection";
import type { DealTerms, TrancheClass } from "@/lib/core/deal/terms";
import { apiRead } from "../../_api/server";
import { LineChart } from "../../_charts/line-chart";
import { thousands } from "../../_charts/thousands";
import { DataTable } from "../../_components/data-table";
import { DateText } from "../../_components/date-text";
import { ErrorNotice } from "../../_components/error-notice";
import { KeyFigures } from "../../_components/key-figures";
import { formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";
import type { TableColumn } from "../../_components/table-cell";
import type { Projection } from "../_model/deal-shapes";

type Before = { readonly projection: Projection; readonly summary: ProjectionSummary };
type Props = { readonly terms: DealTerms; readonly before: Before };

/** The deal as it goes: closed periods as their statements say, the others as forecast at closing, beside the whole forecast. */
export async function UpdatedProjectionSection({ terms, before }: Props) {
  const [t, names, locale, read] = await Promise.all([
    getTranslations("issuer.progressNow"),
    getTranslations("chart.tranches"),
    getLocale(),
    apiRead(`/deals/${encodeURIComponent(terms.dealId)}/updated-projection`, UpdatedProjection),
  ]);
  if (!read.ok) {
    return (
      <Section title={t("title")}>
        <ErrorNotice problem={read.problem} />
      </Section>
    );
  }
  const now = read.value;
  const closed =
    now.actualUntil === null ? 0 : now.table.periods.findIndex((row) => row.period === now.actualUntil) + 1;
  return (
    <Section title={t("title")} lead={t(closed === 0 ? "leadNone" : "lead")}>
      <div className="grid gap-8">
        <KeyFigures
          label={t("title")}
          figures={[
            {
              label: t("actualUntil"),
              value: now.actualUntil === null ? t("none") : <DateText value={now.actualUntil} />,
              note: t("closedPeriods", { closed, all: now.table.periods.length }),
            },
            {
              label: t("realised"),
              value: now.realised === null ? t("none") : formatRate(locale, now.realised, 1),
              note: t("realisedNote"),
            },
          ]}
        />
        <TrancheFigures terms={terms} before={before.summary} now={now.summary} t={t} />
        <Balances {...{ terms, now, closed, t }} before={before.projection} nameOf={(seniority) => names(seniority)} />
        <Periods terms={terms} before={before.projection} now={now} closed={closed} t={t} />
      </div>
    </Section>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"issuer.progressNow">>>;
type PartProps = {
  readonly terms: DealTerms;
  readonly before: Projection;
  readonly now: UpdatedProjection;
  /** How many periods are history. */
  readonly closed: number;
  readonly t: Translate;
};

function TrancheFigures({
  terms,
  before,
  now,
  t,
}: Pick<PartProps, "terms" | "t"> & { readonly before: ProjectionSummary; readonly now: ProjectionSummary }) {
  const cases = { before, now } as const;
  const columns: readonly TableColumn[] = [
    { id: "tranche", header: t("tranche") },
    ...(["before", "now"] as const).flatMap((when): readonly TableColumn[] => [
      { id: `${when} yield`, header: t("yieldOf", { when: t(when) }), kind: "rate" },
      { id: `${when} wal`, header: t("walOf", { when: t(when) }), kind: "number", decimals: 2, unit: t("years") },
      { id: `${when} dscr`, header: t("dscrOf", { when: t(when) }), kind: "number", decimals: 2, unit: "×" },
      { id: `${when} loss`, header: t("lossOf", { when: t(when) }), kind: "amount", unit: terms.currency },
    ]),
  ];
  const cellsOf = (when: "before" | "now", trancheId: string) => {
    const figures = cases[when].tranches.find((candidate) => candidate.trancheId === trancheId);
    return {
      [`${when} yield`]: figures?.yieldRate ?? null,
      [`${when} wal`]: figures?.walYears ?? null,
      [`${when} dscr`]: figures?.minimumDscr ?? null,
      [`${when} loss`]: figures ? { currency: terms.currency, minor: figures.lossMinor } : null,
    };
  };
  return (
    <DataTable
      caption={t("figures")}
      columns={columns}
      rows={terms.tranches.map(({ id, name }) => ({
        id,
        cells: { tranche: name, ...cellsOf("before", id), ...cellsOf("now", id) },
      }))}
    />
  );
}

/** What is outstanding of each tranche: dashed as it was forecast, drawn through as it is and is now expected. */
function Balances({
  terms,
  before,
  now,
  closed,
  t,
  nameOf,
}: PartProps & { readonly nameOf: (seniority: TrancheClass) => string }) {
  const balances = (table: Projection["base"], trancheId: string) =>
    (table.tranches.find((candidate) => candidate.trancheId === trancheId)?.flows ?? []).map(({ balanceMinor }) =>
      thousands(BigInt(balanceMinor), terms.currency),
    );
  return (
    <LineChart
      title={t("balances")}
      description={t("balancesText")}
      unit={t("thousand", { currency: terms.currency })}
      positionLabel={t("period")}
      positions={now.table.periods.map(({ period }, index) =>
        index < closed ? t("actualPeriod", { period }) : period,
      )}
      lines={terms.tranches.flatMap(({ id, class: color }) => [
        {
          id: `${id} before`,
          label: `${nameOf(color)}, ${t("before")}`,
          color,
          values: balances(before.base, id),
          dashed: true,
        },
        { id: `${id} now`, label: `${nameOf(color)}, ${t("now")}`, color, values: balances(now.table, id) },
      ])}
      fromZero
    />
  );
}

function Periods({ terms, before, now, closed, t }: PartProps) {
  const { currency } = terms;
  const money = (minor: bigint) => ({ currency, minor: minor.toString() });
  const paid = (table: Projection["base"], index: number) =>
    table.tranches.reduce((sum, { flows }) => {
      const flow = flows[index];
      return flow ? sum + BigInt(flow.interestMinor) + BigInt(flow.principalMinor) : sum;
    }, 0n);
  const cash = (row: Projection["base"]["periods"][number] | undefined) =>
    row ? BigInt(row.distributableMinor) - BigInt(row.operatingCostsDueMinor) : 0n;
  return (
    <DataTable
      caption={t("periods")}
      columns={[
        { id: "period", header: t("period") },
        { id: "payment", header: t("payment"), kind: "date" },
        { id: "kind", header: t("kind") },
        { id: "cashThen", header: t("cashThen"), kind: "amount", unit: currency },
        { id: "cashNow", header: t("cashNow"), kind: "amount", unit: currency },
        { id: "paidThen", header: t("paidThen"), kind: "amount", unit: currency },
        { id: "paidNow", header: t("paidNow"), kind: "amount", unit: currency },
        { id: "dscrThen", header: t("coverOf", { when: t("before") }), kind: "number", decimals: 2, unit: "×" },
        { id: "dscrNow", header: t("coverOf", { when: t("now") }), kind: "number", decimals: 2, unit: "×" },
      ]}
      rows={now.table.periods.map((row, index) => ({
        id: row.period,
        cells: {
          period: row.period,
          payment: row.payment,
          kind: t(index < closed ? "actual" : "forecast"),
          cashThen: money(cash(before.base.periods[index])),
          cashNow: money(cash(row)),
          paidThen: money(paid(before.base, index)),
          paidNow: money(paid(now.table, index)),
          dscrThen: before.base.periods[index]?.dscr ?? null,
          dscrNow: row.dscr,
        },
      }))}
    />
  );
}
