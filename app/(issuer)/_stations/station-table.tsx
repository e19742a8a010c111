import { getTranslations } from "next-intl/server";
import { DataTable } from "../../_components/data-table";
import { EmptyState } from "../../_components/empty-state";
import { Link } from "../../_components/link";
import type { TableCell, TableColumn, TableRow } from "../../_components/table-cell";
import { paths } from "../../_paths";
import type { StationWithRuns } from "../_model/read-stations";
import { RunBadge } from "../_parts/run-badge";
import { runCells, runColumns } from "./run-columns";

/** Stations with the figures of their newest finished run. */
export async function StationTable({ stations }: { readonly stations: readonly StationWithRuns[] }) {
  const [t, run] = await Promise.all([getTranslations("issuer.stations"), getTranslations("issuer.run")]);
  const currencies = new Set(stations.map(({ station }) => station.value.spec.currency));
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("name") },
    { id: "pv", header: t("pv"), kind: "number", unit: "kWp" },
    { id: "storage", header: t("storage"), kind: "number", unit: "kWh" },
    { id: "chargers", header: t("chargers"), kind: "number" },
    { id: "run", header: t("run") },
    ...runColumns(run, currencies),
  ];
  const rows = stations.map(({ station, latest, finished }): TableRow => {
    const { id, spec } = station.value;
    const state: TableCell = latest
      ? { node: <RunBadge state={latest.state} />, sort: latest.state, csv: latest.state }
      : { node: t("noRun"), sort: "", csv: "" };
    return {
      id,
      href: paths.issuer.station(id),
      cells: {
        name: spec.name,
        pv: spec.pv.arrays.reduce((sum, { peakPowerKw }) => sum + peakPowerKw, 0),
        storage: spec.storage.energyKwh,
        chargers: spec.charging.chargers.reduce((sum, { count }) => sum + count, 0),
        run: state,
        ...runCells(finished, run),
      },
    };
  });
  return <DataTable caption={t("caption")} captionHidden columns={columns} rows={rows} empty={<NoStations />} />;
}

async function NoStations() {
  const t = await getTranslations("issuer.stations");
  return (
    <EmptyState
      level={3}
      title={t("emptyTitle")}
      text={t("emptyText")}
      action={
        <Link href={paths.issuer.newStation} look="primary-button">
          {t("new")}
        </Link>
      }
    />
  );
}
