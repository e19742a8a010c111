import { getTranslations } from "next-intl/server";
import { DataTable } from "../../../../_components/data-table";
import { StatusBadge } from "../../../../_components/status-badge";
import type { TableCell, TableColumn, TableRow } from "../../../../_components/table-cell";
import type { StationMonth } from "../_model/metering-shapes";

type Props = { readonly month: StationMonth; readonly nameOf: (deviceId: string) => string };
type Counts = Pick<StationMonth["quality"], "expected" | "measured" | "estimated" | "missing" | "refused">;

/** Quarter hours of each device, and the energy between its counters. */
export async function QualityTable({ month, nameOf }: Props) {
  const [t, roles] = await Promise.all([
    getTranslations("operator.stations.quality"),
    getTranslations("operator.stations.roles"),
  ]);
  const columns: readonly TableColumn[] = [
    { id: "device", header: t("device") },
    { id: "role", header: t("role") },
    { id: "state", header: t("state") },
    { id: "share", header: t("share"), kind: "rate", decimals: 1, unit: t("shareUnit") },
    { id: "measured", header: t("measured"), kind: "number" },
    { id: "estimated", header: t("estimated"), kind: "number" },
    { id: "missing", header: t("missing"), kind: "number" },
    { id: "refused", header: t("refused"), kind: "number" },
    { id: "import", header: t("import"), kind: "number", unit: "kWh", decimals: 1 },
    { id: "export", header: t("export"), kind: "number", unit: "kWh", decimals: 1 },
  ];
  const rows = month.quality.devices.map(
    (device): TableRow => ({
      id: device.deviceId,
      cells: {
        device: nameOf(device.deviceId),
        role: roles(device.role),
        ...countCells(device),
        import: device.importWh / 1_000,
        export: device.exportWh / 1_000,
      },
    }),
  );
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={columns}
      rows={rows}
      total={{ device: t("all"), ...countCells(month.quality) }}
    />
  );
}

/** Cells that a device and a whole station share. */
export function countCells({ expected, measured, estimated, missing, refused }: Counts): Record<string, TableCell> {
  const state = missing > 0 ? "missing" : estimated > 0 ? "estimated" : "measured";
  return {
    ...{ measured, estimated, missing, refused },
    share: expected === 0 ? null : measured / expected,
    state: expected === 0 ? null : { node: <StatusBadge status={state} />, sort: state, csv: state },
  };
}
