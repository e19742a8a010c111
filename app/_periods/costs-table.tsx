import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { StatementCost } from "@/lib/core/settlement/statement";
import { DataTable } from "../_components/data-table";
import type { TableColumn, TableRow } from "../_components/table-cell";

type Props = { readonly costs: readonly StatementCost[]; readonly currency: Currency };

/** Costs of operation, each with the hash of the invoice that evidences it. */
export function CostsTable({ costs, currency }: Props) {
  const t = useTranslations("period.costs");
  const columns: readonly TableColumn[] = [
    { id: "cost", header: t("cost") },
    { id: "payee", header: t("payee") },
    { id: "amount", header: t("amount"), kind: "amount", unit: currency },
    { id: "evidence", header: t("evidence"), kind: "hash", unit: "SHA-256" },
  ];
  const rows: readonly TableRow[] = costs.map((cost) => ({
    id: cost.id,
    cells: {
      cost: cost.id,
      payee: cost.payee,
      amount: { currency, minor: cost.amountMinor },
      evidence: cost.evidence,
    },
  }));
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      empty={<p className="text-14 text-muted">{t("empty")}</p>}
    />
  );
}
