import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { ReconciliationBreak } from "@/lib/core/verification/break";
import { DataTable } from "../_components/data-table";
import { EmptyState } from "../_components/empty-state";
import type { TableColumn, TableRow } from "../_components/table-cell";
import { wideCell } from "./wide-cell";

type Props = { readonly breaks: readonly ReconciliationBreak[]; readonly currency: Currency };

/** What does not add up, with what it concerns and the money at stake. */
export function BreaksTable({ breaks, currency }: Props) {
  const t = useTranslations("period.breaks");
  const columns: readonly TableColumn[] = [
    { id: "what", header: t("what") },
    { id: "amount", header: t("amount"), kind: "amount", unit: currency },
    { id: "detail", header: t("detail") },
    { id: "subject", header: t("subject") },
  ];
  const rows: readonly TableRow[] = breaks.map((found, index) => ({
    id: `${found.code} ${found.subject} ${index}`,
    cells: {
      what: t(`codes.${found.code}`),
      amount: { currency, minor: found.amountMinor },
      detail: wideCell(found.detail),
      subject: {
        node: <span className="font-mono text-12 break-all">{found.subject}</span>,
        sort: found.subject,
        csv: found.subject,
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
