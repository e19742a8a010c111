import { useTranslations } from "next-intl";
import type { StationQuality } from "@/lib/core/metering/quality";
import { DataTable } from "../_components/data-table";
import { Disclosure } from "../_components/disclosure";
import { StatusBadge } from "../_components/status-badge";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";

type Props = {
  readonly stations: readonly StationQuality[];
  readonly names: DealNames;
  /** As the devices have sent it, or as a statement has taken it. */
  readonly of: "devices" | "statement";
};

type Counts = Pick<StationQuality, "expected" | "measured" | "estimated" | "missing" | "refused">;

/** Quarter hours that were measured, filled in, missing or refused, by station, and by device one key away. */
export function QualityTable({ stations, names, of }: Props) {
  const t = useTranslations("period.quality");
  const counts: readonly TableColumn[] = [
    { id: "expected", header: t("expected"), kind: "number" },
    { id: "measured", header: t("measured"), kind: "number" },
    { id: "estimated", header: t("estimated"), kind: "number" },
    { id: "missing", header: t("missing"), kind: "number" },
    { id: "refused", header: t("refused"), kind: "number" },
    { id: "share", header: t("share"), kind: "rate", decimals: 1, unit: "%" },
    { id: "state", header: t("state"), kind: "status" },
  ];
  const station: TableColumn = { id: "station", header: t("station") };
  const energy: readonly TableColumn[] = [
    { id: "import", header: t("import"), kind: "number", unit: "kWh", decimals: 1 },
    { id: "export", header: t("export"), kind: "number", unit: "kWh", decimals: 1 },
  ];
  const rows: readonly TableRow[] = stations.map((quality) => ({
    id: quality.stationId,
    cells: { station: names.station(quality.stationId), ...countCells(quality) },
  }));
  const devices: readonly TableRow[] = stations.flatMap((quality) =>
    quality.devices.map((device) => ({
      id: device.deviceId,
      cells: {
        device: `${t(`roles.${device.role}`)} · ${device.deviceId.slice(-6)}`,
        station: names.station(quality.stationId),
        ...countCells(device),
        import: device.importWh / 1_000,
        export: device.exportWh / 1_000,
      },
    })),
  );
  return (
    <div className="grid gap-3">
      <DataTable caption={t(`captions.${of}`)} columns={[station, ...counts]} rows={rows} />
      <Disclosure summary={t("byDevice", { count: devices.length })}>
        <DataTable
          caption={t(`deviceCaptions.${of}`)}
          columns={[{ id: "device", header: t("device") }, station, ...counts, ...energy]}
          rows={devices}
        />
      </Disclosure>
    </div>
  );
}

function countCells({ expected, measured, estimated, missing, refused }: Counts): TableRow["cells"] {
  if (expected === 0) {
    return { ...{ expected, measured, estimated, missing, refused }, share: null, state: null };
  }
  const state = refused > 0 ? "refused" : missing > 0 ? "missing" : estimated > 0 ? "estimated" : "measured";
  return {
    ...{ expected, measured, estimated, missing, refused },
    share: measured / expected,
    state: { node: <StatusBadge status={state} />, sort: state, csv: state },
  };
}
