import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../../../../_api/all-pages";
import { apiGet } from "../../../../../_api/server";
import { DataTable } from "../../../../../_components/data-table";
import { EmptyState } from "../../../../../_components/empty-state";
import { Link } from "../../../../../_components/link";
import { Notice } from "../../../../../_components/notice";
import { PageHeader } from "../../../../../_components/page-header";
import { Section } from "../../../../../_components/section";
import { paths } from "../../../../../_paths";
import { Station } from "../../../../_model/station-shapes";
import { RunBadge } from "../../../../_parts/run-badge";
import { RiskOrderForm } from "../../../../_risk/risk-order-form";
import { RiskSections } from "../../../../_risk/risk-sections";
import { RiskRun, RiskRunView } from "../../../../_risk/risk-shapes";
import { RiskWait } from "../../../../_risk/risk-wait";
import type { Query } from "../../../../_stations/simulation-choice";
import { StationTrail } from "../../../../_stations/station-trail";

type Props = {
  readonly params: Promise<{ readonly stationId: string }>;
  readonly searchParams: Promise<Query>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.risk"))("title") };
}

export default async function RiskPage({ params, searchParams }: Props) {
  const [{ stationId }, query] = await Promise.all([params, searchParams]);
  const [t, run, station, runs] = await Promise.all([
    getTranslations("studio.risk"),
    getTranslations("issuer.run"),
    apiGet(`/stations/${encodeURIComponent(stationId)}`, Station),
    apiGetAll(`/stations/${encodeURIComponent(stationId)}/risk-runs?`, RiskRun),
  ]);
  const { id, spec } = station.value;
  const chosen = runs.find(({ value }) => value.id === query.run) ?? runs[0];
  const view = chosen ? await apiGet(`/risk-runs/${chosen.value.id}`, RiskRunView) : null;
  const invested =
    spec.costs.capex.reduce((sum, item) => sum + Number(item.amount), 0) - Number(spec.costs.investmentGrant);
  return (
    <>
      <PageHeader
        above={<StationTrail id={id} name={spec.name} current={t("title")} />}
        title={t("titleOf", { name: spec.name })}
        lead={t("lead")}
        status={view && <RunBadge state={view.record.state} />}
      />
      {view && (view.record.state === "queued" || view.record.state === "running") && (
        <RiskWait riskRunId={view.record.id} initial={view.record} paths={view.record.order.paths} />
      )}
      {view?.record.failure && (
        <div className="mb-8">
          <Notice tone="bad" title={t("failed")}>
            <p>{view.record.failure.message}</p>
            <p className="mt-1">{view.record.failure.remedy}</p>
          </Notice>
        </div>
      )}
      {view?.result && (
        <>
          <RiskSections result={view.result} />
          <Section title={t("sizing")} lead={t("sizingLead")}>
            {view.debtCases.length > 0 && (
              <div className="mb-4">
                <DataTable
                  caption={t("sizing")}
                  captionHidden
                  columns={[
                    { id: "name", header: t("debtCase") },
                    { id: "cash", header: t("debtCaseCash"), kind: "rate", decimals: 2 },
                    { id: "contracted", header: t("debtCaseContracted"), kind: "number", unit: "×", decimals: 2 },
                    { id: "merchant", header: t("debtCaseMerchant"), kind: "number", unit: "×", decimals: 2 },
                  ]}
                  rows={view.debtCases.map(({ name, cashFactor, contractedDscr, merchantDscr }) => ({
                    id: name,
                    cells: { name, cash: cashFactor, contracted: contractedDscr, merchant: merchantDscr },
                  }))}
                />
              </div>
            )}
            <Link href={paths.issuer.editStation(id)} look="quiet-button">
              {t("sizingLink")}
            </Link>
          </Section>
        </>
      )}
      <Section title={t("orderTitle")} lead={t("orderLead")} card>
        <RiskOrderForm stationId={id} currency={spec.currency} investment={invested} />
      </Section>
      <Section title={t("runs")}>
        <DataTable
          caption={t("runs")}
          captionHidden
          columns={[
            { id: "when", header: run("when"), kind: "date" },
            { id: "state", header: run("state") },
            { id: "paths", header: t("paths"), kind: "number" },
            { id: "inputs", header: run("inputs"), kind: "hash" },
          ]}
          rows={runs.map(({ value }) => ({
            id: value.id,
            href: paths.issuer.risk(id, value.id),
            cells: {
              when: value.requestedAt,
              state: { node: <RunBadge state={value.state} />, sort: value.state, csv: value.state },
              paths: value.order.paths,
              inputs: value.inputsHash,
            },
          }))}
          empty={<EmptyState level={3} title={t("noRunsTitle")} text={t("noRunsText")} />}
        />
      </Section>
    </>
  );
}
