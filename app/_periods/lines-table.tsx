import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { StatementLine } from "@/lib/core/settlement/statement-line";
import { DataTable } from "../_components/data-table";
import { EmptyState } from "../_components/empty-state";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";

type Props = {
  readonly lines: readonly StatementLine[];
  readonly currency: Currency;
  readonly names: DealNames;
};

/** Lines of a statement as they were computed, with labels and the names of their evidence. */
export function LinesTable({ lines, currency, names }: Props) {
  const t = useTranslations("period.lines");
  const labels = useTranslations("period.labels");
  const amount = (id: "gross" | "vat" | "fee" | "distributable" | "suspense"): TableColumn => ({
    id,
    header: t(id),
    kind: "amount",
    unit: currency,
  });
  const columns: readonly TableColumn[] = [
    { id: "kind", header: t("kind") },
    { id: "station", header: t("station") },
    { id: "energy", header: t("energy"), kind: "number", decimals: 3, unit: "kWh" },
    { id: "labels", header: t("labels") },
    amount("gross"),
    amount("vat"),
    amount("fee"),
    amount("distributable"),
    amount("suspense"),
    { id: "evidence", header: t("evidence") },
  ];
  const rows: readonly TableRow[] = lines.map((line) => ({
    id: line.id,
    cells: {
      kind: t(`kinds.${line.kind}`),
      station: line.stationId === null ? null : names.station(line.stationId),
      energy: line.energyWh === null ? null : Number(line.energyWh) / 1_000,
      labels: `${labels(`quantityLabels.${line.quantity}`)} × ${labels(`cashLabels.${line.cash}`)}`,
      gross: { currency, minor: line.grossMinor },
      vat: { currency, minor: line.vatMinor },
      fee: { currency, minor: line.feeMinor },
      distributable: { currency, minor: line.distributableMinor },
      suspense: { currency, minor: line.suspenseMinor },
      evidence: {
        node: <span className="font-mono text-12">{line.evidence.join(" ")}</span>,
        sort: line.evidence.length,
        csv: line.evidence.join(" "),
      },
    },
  }));
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      empty={<EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
