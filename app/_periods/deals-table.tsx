import { useTranslations } from "next-intl";
import { DataTable } from "../_components/data-table";
import { EmptyState } from "../_components/empty-state";
import { StatusBadge } from "../_components/status-badge";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { PeriodicDeal } from "./deal-shapes";

type Props = {
  readonly deals: readonly PeriodicDeal[];
  readonly hrefOf: (dealId: string) => string;
};

/** The deals that somebody may look at; one has periods once its tokens stand on chain. */
export function DealsTable({ deals, hrefOf }: Props) {
  const t = useTranslations("period.deals");
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("name") },
    { id: "state", header: t("state") },
    { id: "stations", header: t("stations"), kind: "number" },
    { id: "first", header: t("first") },
    { id: "issued", header: t("issued"), kind: "date" },
  ];
  const rows: readonly TableRow[] = deals.map(({ value: { id, deal, issuance } }) => {
    const state = issuance ? t("isIssued") : t("notIssued");
    return {
      id,
      ...(issuance ? { href: hrefOf(id) } : {}),
      cells: {
        name: deal.name,
        state: { node: <StatusBadge tone={issuance ? "good" : "neutral"} label={state} />, sort: state, csv: state },
        stations: deal.terms?.pool.length ?? null,
        first: deal.terms?.calendar.periods[0]?.period ?? null,
        issued: issuance?.issuedAt ?? null,
      },
    };
  });
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={columns}
      rows={rows}
      empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
