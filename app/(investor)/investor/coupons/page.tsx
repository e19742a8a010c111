import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMe } from "../../../_api/me";
import { apiGet } from "../../../_api/server";
import { Breadcrumbs } from "../../../_components/breadcrumbs";
import { DataTable } from "../../../_components/data-table";
import { formatDate } from "../../../_components/date-format";
import { EmptyState } from "../../../_components/empty-state";
import { Link } from "../../../_components/link";
import { formatAmount } from "../../../_components/number-format";
import { PageHeader } from "../../../_components/page-header";
import { StatusBadge } from "../../../_components/status-badge";
import type { TableColumn, TableRow } from "../../../_components/table-cell";
import { paths } from "../../../_paths";
import { Pager } from "../../../_periods/pager";
import { wideCell } from "../../../_periods/wide-cell";
import { CouponPage } from "../../_coupons/coupon-shapes";

type Props = { readonly searchParams: Promise<{ readonly cursor?: string | string[] }> };

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("investor.coupons");
  return { title: t("title") };
}

/** What was paid to the reader's wallet, newest first, each with its proof. */
export default async function CouponsPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const from = typeof cursor === "string" ? `&cursor=${encodeURIComponent(cursor)}` : "";
  const [t, portfolio, locale, me, page] = await Promise.all([
    getTranslations("investor.coupons"),
    getTranslations("investor"),
    getLocale(),
    requireMe(),
    apiGet(`/me/coupons?limit=${PAGE}${from}`, CouponPage),
  ]);
  const columns: readonly TableColumn[] = [
    { id: "period", header: t("period") },
    { id: "amount", header: t("amount"), kind: "amount" },
    { id: "state", header: t("proof") },
    { id: "note", header: t("note") },
    { id: "kind", header: t("kind") },
    { id: "tokens", header: t("tokens"), kind: "number" },
    { id: "paidAt", header: t("paidAt"), kind: "date" },
  ];
  const rows: readonly TableRow[] = page.items.map(({ value: coupon }) => {
    const state = coupon.state === "paid" ? t("paidProven") : t("unpaid");
    return {
      id: coupon.id,
      href: paths.investor.coupon(coupon.id),
      cells: {
        period: {
          node: formatDate(locale, coupon.period, "month", "UTC"),
          sort: coupon.period,
          csv: coupon.period,
        },
        note: wideCell(`${coupon.trancheName} · ${coupon.dealName}`),
        kind: t(`kinds.${coupon.kind}`),
        amount: {
          node: formatAmount(locale, { currency: coupon.currency, minor: BigInt(coupon.amountMinor) }),
          sort: Number(coupon.amountMinor),
          csv: coupon.amountMinor,
        },
        tokens: coupon.tokens,
        paidAt: coupon.paidAt?.slice(0, 10) ?? null,
        state: {
          node: <StatusBadge tone={coupon.state === "paid" ? "good" : "warn"} label={state} />,
          sort: coupon.state,
          csv: state,
        },
      },
    };
  });
  const hasWallet = me.walletAddress !== null;
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: portfolio("title"), href: paths.investor.home }]} current={t("title")} />}
        title={t("title")}
        lead={t("lead")}
      />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={rows}
        empty={
          <EmptyState
            title={t("emptyTitle")}
            text={hasWallet ? t("emptyText") : t("emptyNoWallet")}
            action={
              <Link href={hasWallet ? paths.home : paths.investor.qualify} look="primary-button">
                {hasWallet ? t("emptyAction") : t("emptyLink")}
              </Link>
            }
          />
        }
      />
      <Pager
        label={t("title")}
        offset={0}
        shown={rows.length}
        total={null}
        previous={from === "" ? null : paths.investor.coupons}
        next={page.cursor === null ? null : `${paths.investor.coupons}?cursor=${encodeURIComponent(page.cursor)}`}
      />
    </>
  );
}
