import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { StatementProceeds } from "@/lib/core/settlement/statement-proceeds";
import { DataTable } from "../_components/data-table";
import type { TableColumn, TableRow } from "../_components/table-cell";
import { wideCell } from "./wide-cell";

type Props = { readonly proceeds: readonly StatementProceeds[]; readonly currency: Currency };

/** Proceeds that are no revenue, each with its document and the part that redeems notes before anything else. */
export function ProceedsTable({ proceeds, currency }: Props) {
  const t = useTranslations("period.proceeds");
  const columns: readonly TableColumn[] = [
    { id: "notice", header: t("notice") },
    { id: "cause", header: t("cause") },
    { id: "label", header: t("label") },
    { id: "amount", header: t("amount"), kind: "amount", unit: currency },
    { id: "part", header: t("part"), kind: "number", decimals: 2, unit: "%" },
    { id: "setAside", header: t("setAside"), kind: "amount", unit: currency },
    { id: "evidence", header: t("evidence"), kind: "hash", unit: "SHA-256" },
  ];
  const rows: readonly TableRow[] = proceeds.map((one) => ({
    id: one.id,
    cells: {
      notice: one.id,
      cause: t(`causes.${one.cause}`),
      label: wideCell(one.label),
      amount: { currency, minor: one.amountMinor },
      part: one.partBps / 100,
      setAside: { currency, minor: one.setAsideMinor },
      evidence: one.evidence,
    },
  }));
  return <DataTable caption={t("caption")} columns={columns} rows={rows} />;
}
