import { getTranslations } from "next-intl/server";
import { DataTable } from "../../_components/data-table";
import { EmptyState } from "../../_components/empty-state";
import { Link } from "../../_components/link";
import type { TableColumn, TableRow } from "../../_components/table-cell";
import { paths } from "../../_paths";
import type { DealWithProposals } from "../_model/read-deals";
import { DealBadge } from "./deal-badge";
import { dealNext, LIFE } from "./deal-next";
import { NextText } from "./next-text";

type Props = {
  readonly deals: readonly DealWithProposals[];
  /** Whether there is a finished simulation to make a deal of. */
  readonly canBegin: boolean;
};

/** Deals in the order of their life, with what each waits for. */
export async function DealTable({ deals, canBegin }: Props) {
  const [t, kind, next] = await Promise.all([
    getTranslations("issuer.deals"),
    getTranslations("issuer.dealKind"),
    getTranslations("issuer.next"),
  ]);
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("name") },
    { id: "status", header: t("status") },
    { id: "next", header: t("next") },
    { id: "kind", header: t("kind") },
    { id: "size", header: t("size"), kind: "amount" },
    { id: "stations", header: t("stations"), kind: "number" },
    { id: "updated", header: t("updated"), kind: "date" },
  ];
  const rows = deals
    .toSorted((a, b) => LIFE.indexOf(a.deal.value.deal.status) - LIFE.indexOf(b.deal.value.deal.status))
    .map(({ deal: { value }, proposals }): TableRow => {
      const { deal } = value;
      const what = dealNext(deal.status, proposals);
      const total = deal.terms?.tranches.reduce((sum, { originalParMinor }) => sum + BigInt(originalParMinor), 0n);
      return {
        id: value.id,
        href: paths.issuer.deal(value.id),
        cells: {
          name: deal.name,
          status: {
            node: <DealBadge status={deal.status} />,
            sort: LIFE.indexOf(deal.status),
            csv: deal.status,
          },
          next: {
            node: <NextText next={what} />,
            sort: what.key,
            csv: what.key === "sign" ? next("sign", { count: what.signatures }) : next(what.key),
          },
          kind: kind(deal.request.kind),
          size: total === undefined ? null : { currency: deal.request.currency, minor: total.toString() },
          stations: deal.request.pool.length,
          updated: value.updatedAt.slice(0, 10),
        },
      };
    });
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={columns}
      rows={rows}
      empty={
        <EmptyState
          level={3}
          title={t("emptyTitle")}
          text={canBegin ? t("emptyText") : t("emptyNoRun")}
          action={
            canBegin ? (
              <Link href={paths.issuer.newDeal} look="primary-button">
                {t("new")}
              </Link>
            ) : (
              <Link href={paths.issuer.stations} look="primary-button">
                {t("toStations")}
              </Link>
            )
          }
        />
      }
    />
  );
}
