import { useTranslations } from "next-intl";
import type { DistributionSet } from "@/lib/core/settlement/distribution-set";
import { DataTable } from "../_components/data-table";
import { EmptyState } from "../_components/empty-state";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";

type Props = { readonly set: DistributionSet; readonly names: DealNames };

/** What each tranche pays its holders of record: declared, entitled, kept for tokens that do not circulate, dust. */
export function DistributionTable({ set, names }: Props) {
  const t = useTranslations("period.distribution");
  const amount = (id: string, header: string): TableColumn => ({ id, header, kind: "amount", unit: set.currency });
  const columns: readonly TableColumn[] = [
    { id: "tranche", header: t("tranche") },
    amount("waterfall", t("fromWaterfall")),
    amount("retained", t("retained")),
    amount("declared", t("declared")),
    { id: "tokens", header: t("circulating"), kind: "number" },
    { id: "holders", header: t("holders"), kind: "number" },
    amount("entitled", t("entitled")),
    amount("dust", t("dust")),
  ];
  const rows: readonly TableRow[] = set.distributions.map((distribution) => {
    const money = (minor: string) => ({ currency: set.currency, minor });
    return {
      id: distribution.id,
      cells: {
        tranche: `${names.tranche(distribution.trancheId)} · ${t(`kinds.${distribution.kind}`)}`,
        waterfall: money(distribution.trancheMinor),
        retained: money(distribution.retainedMinor),
        declared: money(distribution.totalMinor),
        tokens: distribution.circulatingTokens,
        holders: distribution.holders,
        entitled: money(distribution.entitledMinor),
        dust: money(distribution.dustMinor),
      },
    };
  });
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      total={{
        tranche: t("total"),
        declared: { currency: set.currency, minor: set.totalMinor },
        retained: { currency: set.currency, minor: set.retainedMinor },
      }}
      empty={<EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
