import { useTranslations } from "next-intl";
import type { DistributionSet } from "@/lib/core/settlement/distribution-set";
import { DataTable } from "../_components/data-table";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";
import type { DistributionState } from "./period-shapes";

type Props = {
  readonly payments: DistributionState["payments"];
  readonly set: DistributionSet;
  readonly names: DealNames;
};

/** How far each declaration is paid; payees who could not be paid keep their claim on chain. */
export function PaymentsTable({ payments, set, names }: Props) {
  const t = useTranslations("period.payments");
  const kinds = useTranslations("period.distribution.kinds");
  const columns: readonly TableColumn[] = [
    { id: "tranche", header: t("tranche") },
    { id: "holders", header: t("holders"), kind: "number" },
    { id: "paid", header: t("paid"), kind: "number" },
    { id: "skipped", header: t("skipped"), kind: "number" },
    { id: "amount", header: t("amount"), kind: "amount", unit: set.currency },
    { id: "declaration", header: t("declaration"), kind: "hash" },
  ];
  const rows: readonly TableRow[] = payments.map((payment) => {
    const own = set.distributions.find(({ id }) => id === payment.distributionId);
    return {
      id: payment.distributionId,
      cells: {
        tranche: own ? `${names.tranche(own.trancheId)} · ${kinds(own.kind)}` : payment.distributionId,
        holders: payment.holders,
        paid: payment.paidHolders,
        skipped: payment.unpaidHolders,
        amount: { currency: set.currency, minor: payment.paidMinor },
        declaration: payment.declarationId,
      },
    };
  });
  return <DataTable caption={t("caption")} columns={columns} rows={rows} />;
}
