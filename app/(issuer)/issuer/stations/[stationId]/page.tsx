import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../../../_api/all-pages";
import { apiGet } from "../../../../_api/server";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { DataTable } from "../../../../_components/data-table";
import { EmptyState } from "../../../../_components/empty-state";
import { Link } from "../../../../_components/link";
import { PageHeader } from "../../../../_components/page-header";
import { Section } from "../../../../_components/section";
import type { TableRow } from "../../../../_components/table-cell";
import { paths } from "../../../../_paths";
import { Simulation, Station } from "../../../_model/station-shapes";
import { RunBadge } from "../../../_parts/run-badge";
import { SaveJsonButton } from "../../../_parts/save-json-button";
import { runCells, runColumns } from "../../../_stations/run-columns";
import { SimulateButton } from "../../../_stations/simulate-button";
import { StationFacts } from "../../../_stations/station-facts";
import { WeatherFacts } from "../../../_stations/weather-facts";

type Props = { readonly params: Promise<{ readonly stationId: string }> };

async function readStation(params: Props["params"]): Promise<Station> {
  const { stationId } = await params;
  return apiGet(`/stations/${encodeURIComponent(stationId)}`, Station);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readStation(params)).value.spec.name };
}

export default async function StationPage({ params }: Props) {
  const [t, stations, run, studio, station] = await Promise.all([
    getTranslations("issuer.station"),
    getTranslations("issuer.stations"),
    getTranslations("issuer.run"),
    getTranslations("studio"),
    readStation(params),
  ]);
  const { id, spec, weather } = station.value;
  const runs = await apiGetAll(`/stations/${id}/simulations?`, Simulation);
  const rows = runs.map(
    ({ value }): TableRow => ({
      id: value.id,
      href: paths.issuer.simulation(id, value.id),
      cells: {
        when: value.requestedAt,
        state: { node: <RunBadge state={value.state} />, sort: value.state, csv: value.state },
        inputs: value.inputsHash,
        ...runCells(value, run),
      },
    }),
  );
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: stations("title"), href: paths.issuer.stations }]} current={spec.name} />}
        title={spec.name}
        lead={spec.site.name}
        actions={
          <>
            <SimulateButton stationId={id} primary />
            <Link href={paths.issuer.studio(id)} look="button">
              {studio("open")}
            </Link>
            <Link href={paths.issuer.risk(id)} look="button">
              {studio("risk.open")}
            </Link>
            <Link href={paths.issuer.demand(id)} look="button">
              {studio("demand.open")}
            </Link>
            <Link href={paths.issuer.editStation(id)} look="button">
              {t("edit")}
            </Link>
            <SaveJsonButton document={spec} name={spec.name} label={t("export")} />
          </>
        }
      />
      <Section title={t("runs")} lead={t("runsLead")}>
        <DataTable
          caption={t("runsOf", { name: spec.name })}
          captionHidden
          columns={[
            { id: "when", header: run("when"), kind: "date" },
            { id: "state", header: run("state") },
            ...runColumns(run, new Set([spec.currency])),
            { id: "inputs", header: run("inputs"), kind: "hash" },
          ]}
          rows={rows}
          empty={
            <EmptyState
              level={3}
              title={t("noRunsTitle")}
              text={t("noRunsText")}
              action={<SimulateButton stationId={id} />}
            />
          }
        />
      </Section>
      <Section title={t("facts")}>
        <StationFacts spec={spec} />
      </Section>
      <Section title={t("weather")} actions={<Link href={paths.issuer.weather(id)}>{t("changeWeather")}</Link>}>
        <WeatherFacts weather={weather} />
      </Section>
    </>
  );
}
