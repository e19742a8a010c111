import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageOf } from "@/lib/api/representations";
import { OrderView } from "@/lib/api/views/order-view";
import { apiGet } from "../../../_api/server";
import { DataTable } from "../../../_components/data-table";
import { EmptyState } from "../../../_components/empty-state";
import { Link } from "../../../_components/link";
import { PageHeader } from "../../../_components/page-header";
import { paths } from "../../../_paths";
import { orderColumns } from "../../_orders/order-columns";
import { orderRows } from "../../_orders/order-rows";

const SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("investor.orders"))("title") };
}

/** The investor's orders, newest first. */
export default async function OrdersPage() {
  const [t, page] = await Promise.all([
    getTranslations("investor.orders"),
    apiGet(`/orders?limit=${SHOWN}`, pageOf(OrderView)),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DataTable
        caption={t("caption")}
        columns={orderColumns(t)}
        rows={orderRows(page.items)}
        empty={
          <EmptyState
            title={t("emptyTitle")}
            text={t("emptyText")}
            action={
              <Link href={paths.home} look="primary-button">
                {t("emptyAction")}
              </Link>
            }
          />
        }
      />
      {page.cursor !== null && <p className="mt-3 text-14 text-muted">{t("more", { count: SHOWN })}</p>}
    </>
  );
}
