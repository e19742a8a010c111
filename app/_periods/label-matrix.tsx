import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { LabelCell } from "@/lib/core/settlement/statement";
import { CASH_LABELS, QUANTITY_LABELS } from "@/lib/core/verification/evidence-labels";
import { DataTable } from "../_components/data-table";
import { formatAmount } from "../_components/number-format";
import type { TableCell, TableColumn, TableRow } from "../_components/table-cell";
import { labelFate } from "./label-fate";
import { wideCell } from "./wide-cell";

type Props = { readonly cells: readonly LabelCell[]; readonly currency: Currency };

/** Every cent by how its quantity is known (rows) and how far its cash has come (columns). */
export function LabelMatrix({ cells, currency }: Props) {
  const t = useTranslations("period.labels");
  const locale = useLocale();
  const columns: readonly TableColumn[] = [
    { id: "quantity", header: t("quantity") },
    ...CASH_LABELS.map(
      (cash): TableColumn => ({ id: cash, header: t(`cashLabels.${cash}`), kind: "amount", unit: currency }),
    ),
  ];
  const cellOf = (found: LabelCell | undefined): TableCell => {
    if (!found) return null;
    const gross = { currency, minor: found.grossMinor };
    const text = formatAmount(locale, gross, { currency: false });
    return {
      node: (
        <>
          <span className="block">{text}</span>
          <span className="block text-12 text-muted">{t(`fates.${labelFate(found.quantity, found.cash)}`)}</span>
        </>
      ),
      sort: Number(found.grossMinor),
      csv: text.replaceAll(",", ""),
    };
  };
  const rows: readonly TableRow[] = QUANTITY_LABELS.map((quantity) => ({
    id: quantity,
    cells: {
      quantity: t(`quantityLabels.${quantity}`),
      ...Object.fromEntries(
        CASH_LABELS.map((cash) => [
          cash,
          cellOf(cells.find((candidate) => candidate.quantity === quantity && candidate.cash === cash)),
        ]),
      ),
    },
  }));
  return <DataTable caption={t("matrixCaption")} columns={columns} rows={rows} />;
}

/** The same cents as a list, with what becomes of each and why. */
export function LabelReasons({ cells, currency }: Props) {
  const t = useTranslations("period.labels");
  const columns: readonly TableColumn[] = [
    { id: "labels", header: t("labels") },
    { id: "lines", header: t("lines"), kind: "number" },
    { id: "gross", header: t("gross"), kind: "amount", unit: currency },
    { id: "available", header: t("available"), kind: "amount", unit: currency },
    { id: "distributable", header: t("distributable"), kind: "amount", unit: currency },
    { id: "why", header: t("why") },
  ];
  const rows: readonly TableRow[] = cells.map((cell) => ({
    id: `${cell.quantity}-${cell.cash}`,
    cells: {
      labels: `${t(`quantityLabels.${cell.quantity}`)} × ${t(`cashLabels.${cell.cash}`)}`,
      lines: cell.lines,
      gross: { currency, minor: cell.grossMinor },
      available: { currency, minor: cell.availableMinor },
      distributable: { currency, minor: cell.distributableMinor },
      why: wideCell(t(`reasons.${labelFate(cell.quantity, cell.cash)}`)),
    },
  }));
  return <DataTable caption={t("reasonsCaption")} columns={columns} rows={rows} />;
}
