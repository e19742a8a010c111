import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../../../_api/all-pages";
import { organisationsOf, requireMe } from "../../../../_api/me";
import { apiRead } from "../../../../_api/server";
import { readSystem } from "../../../../_api/system";
import { DataTable } from "../../../../_components/data-table";
import { EmptyState } from "../../../../_components/empty-state";
import { ErrorNotice } from "../../../../_components/error-notice";
import { Link } from "../../../../_components/link";
import { Section } from "../../../../_components/section";
import type { TableColumn, TableRow } from "../../../../_components/table-cell";
import { paths } from "../../../../_paths";
import { Devices, MeteredStation, StationMonth } from "../_model/metering-shapes";
import { shownMonth } from "../_model/shown-month";
import { countCells } from "./quality-table";

/** The organisation's stations, each with the state of its newest month of data. */
export async function StationsSection() {
  const me = await requireMe();
  const [t, system, lists] = await Promise.all([
    getTranslations("operator.stations"),
    readSystem(),
    Promise.all(
      organisationsOf(me, ["operator", "trustee"]).map((orgId) =>
        apiGetAll(`/stations?orgId=${encodeURIComponent(orgId)}`, MeteredStation),
      ),
    ),
  ]);
  const now = system?.now ?? new Date().toISOString();
  const stations = await Promise.all(lists.flat().map((station) => readMonth(station, now)));
  const failed = stations.find(({ result }) => !result.ok)?.result;
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("list.name") },
    { id: "month", header: t("list.month"), kind: "date" },
    { id: "devices", header: t("list.devices"), kind: "number" },
    { id: "state", header: t("list.state") },
    { id: "share", header: t("quality.share"), kind: "rate", decimals: 1, unit: t("quality.shareUnit") },
    { id: "missing", header: t("quality.missing"), kind: "number" },
    { id: "refused", header: t("list.refused"), kind: "number" },
    { id: "sessions", header: t("list.sessions"), kind: "number" },
  ];
  const rows = stations.map(({ station, period, result }): TableRow => {
    const { id, spec } = station.value;
    const month = result.ok ? result.value : null;
    return {
      id,
      href: paths.operator.station(id, period),
      cells: {
        name: spec.name,
        month: period,
        devices: month?.quality.devices.length ?? null,
        ...(month ? countCells(month.quality) : {}),
        refused: month && month.refusals.envelopes + month.refusals.receipts + month.refusals.dropped,
        sessions: month?.sessions.count ?? null,
      },
    };
  });
  return (
    <Section
      title={t("list.title")}
      lead={t("list.lead")}
      actions={<Link href={paths.operator.receiptCheck}>{t("receiptCheck.title")}</Link>}
    >
      {failed && !failed.ok && (
        <div className="mb-4">
          <ErrorNotice problem={failed.problem} />
        </div>
      )}
      <DataTable
        caption={t("list.caption")}
        captionHidden
        columns={columns}
        rows={rows}
        empty={<EmptyState level={3} title={t("list.emptyTitle")} text={t("list.emptyText")} />}
      />
    </Section>
  );
}

async function readMonth(station: MeteredStation, now: string) {
  const { id, spec } = station.value;
  const devices = await apiRead(`/stations/${encodeURIComponent(id)}/devices`, Devices);
  const readings = devices.ok ? devices.value.items.flatMap(({ head }) => head?.at ?? []) : [];
  const period = shownMonth(undefined, readings, now, spec.site.timeZone);
  const result = await apiRead(`/stations/${encodeURIComponent(id)}/quality?period=${period}`, StationMonth);
  return { station, period, result };
}
