import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { apiGet, apiReadText } from "../../../../../../_api/server";
import { Breadcrumbs } from "../../../../../../_components/breadcrumbs";
import { ErrorNotice } from "../../../../../../_components/error-notice";
import { Link } from "../../../../../../_components/link";
import { Notice } from "../../../../../../_components/notice";
import { PageHeader } from "../../../../../../_components/page-header";
import { Section } from "../../../../../../_components/section";
import { paths } from "../../../../../../_paths";
import { SimulationView } from "../../../../../_model/station-shapes";
import { RunBadge } from "../../../../../_parts/run-badge";
import { CashSections } from "../../../../../_stations/cash-sections";
import { EnergySections } from "../../../../../_stations/energy-sections";
import { ExplanationSection } from "../../../../../_stations/explanation-section";
import { FinanceSection } from "../../../../../_stations/finance-section";
import { readHourlyTable } from "../../../../../_stations/hourly-table";
import { SimulateButton } from "../../../../../_stations/simulate-button";
import { type Query, readSimulationChoice, type SimulationChoice } from "../../../../../_stations/simulation-choice";
import { SimulationFacts } from "../../../../../_stations/simulation-facts";
import { SimulationKeyFigures } from "../../../../../_stations/simulation-key-figures";
import { SimulationWait } from "../../../../../_stations/simulation-wait";

type Props = {
  readonly params: Promise<{ readonly stationId: string; readonly simulationId: string }>;
  readonly searchParams: Promise<Query>;
};

const HOURS_PER_YEAR = 8_760;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.simulation"))("title") };
}

export default async function SimulationPage({ params, searchParams }: Props) {
  const [{ stationId, simulationId }, query] = await Promise.all([params, searchParams]);
  const [t, stations, view] = await Promise.all([
    getTranslations("issuer.simulation"),
    getTranslations("issuer.stations"),
    apiGet(`/simulations/${encodeURIComponent(simulationId)}`, SimulationView),
  ]);
  const { record, summary } = view;
  if (record.stationId !== stationId) notFound();
  const { spec, state, failure } = record;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: stations("title"), href: paths.issuer.stations },
              { label: spec.name, href: paths.issuer.station(stationId) },
            ]}
            current={t("title")}
          />
        }
        title={t("titleOf", { name: spec.name })}
        lead={t("lead")}
        status={<RunBadge state={state} />}
        actions={
          state === "done" &&
          (["monthly", "hourly"] as const).flatMap((table) =>
            (["csv", "parquet"] as const).map((format) => (
              <Link
                key={`${table}.${format}`}
                href={paths.file.simulationTable(record.id, table, format)}
                look="button"
                download
              >
                {t(`table.${table}.${format}`)}
              </Link>
            )),
          )
        }
      />
      {(state === "queued" || state === "running") && (
        <SimulationWait
          simulationId={record.id}
          initial={{ state, progress: record.progress }}
          hours={HOURS_PER_YEAR * spec.lifeYears}
        />
      )}
      {failure && (
        <Notice tone="bad" title={t("failed")}>
          <p>{failure.message}</p>
          <p className="mt-1">{failure.remedy}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Link href={paths.issuer.editStation(stationId)} look="button">
              {t("mend")}
            </Link>
            <SimulateButton stationId={stationId} />
          </div>
        </Notice>
      )}
      {summary && <Results view={view} choice={readSimulationChoice(query, summary.years.length)} />}
      <Section title={t("facts")} lead={t("factsLead")}>
        <SimulationFacts record={record} />
      </Section>
    </>
  );
}

async function Results({ view, choice }: { readonly view: SimulationView; readonly choice: SimulationChoice }) {
  const { record, summary } = view;
  if (!summary) return null;
  const [t, hourly] = await Promise.all([
    getTranslations("issuer.simulation"),
    apiReadText(`/simulations/${record.id}/hourly.csv`),
  ]);
  const { cashFlow } = summary;
  const table = hourly.ok ? readHourlyTable(hourly.value) : null;
  return (
    <>
      <SimulationKeyFigures
        metrics={cashFlow.metrics}
        currency={cashFlow.currency}
        capexMinor={cashFlow.capexMinor}
        discountRate={record.spec.discountRate}
      />
      <CashSections summary={summary} choice={choice} />
      {cashFlow.finance && <FinanceSection finance={cashFlow.finance} currency={cashFlow.currency} />}
      <ExplanationSection spec={record.spec} summary={summary} year={choice.year} />
      {table ? (
        <EnergySections table={table} choice={choice} />
      ) : (
        <Section title={t("energyTitle")}>
          {hourly.ok ? <Notice tone="bad" title={t("hourlyUnread")} /> : <ErrorNotice problem={hourly.problem} />}
        </Section>
      )}
    </>
  );
}
