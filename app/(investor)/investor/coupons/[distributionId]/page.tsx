import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMe } from "../../../../_api/me";
import { apiGet } from "../../../../_api/server";
import { Amount } from "../../../../_components/amount";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { formatDate } from "../../../../_components/date-format";
import { DateText } from "../../../../_components/date-text";
import { KeyFigures } from "../../../../_components/key-figures";
import { formatNumber } from "../../../../_components/number-format";
import { PageHeader } from "../../../../_components/page-header";
import { StatusBadge } from "../../../../_components/status-badge";
import { paths } from "../../../../_paths";
import { couponAddress } from "../../../_coupons/coupon-address";
import { TracedCoupon } from "../../../_coupons/coupon-shapes";
import { CouponWay } from "../../../_coupons/coupon-way";
import { LINES_PAGE } from "../../../_coupons/lines-level";
import { PER_TOKEN_DECIMALS, perToken } from "../../../_coupons/per-token";

type Props = {
  readonly params: Promise<{ readonly distributionId: string }>;
  readonly searchParams: Promise<{ readonly lines?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("investor.coupons");
  return { title: t("oneTitle") };
}

/** One coupon, and the way of its cents back to the meters that earned them. */
export default async function CouponPage({ params, searchParams }: Props) {
  const [{ distributionId: segment }, { lines }, me] = await Promise.all([params, searchParams, requireMe()]);
  const address = couponAddress(segment, me.walletAddress) ?? notFound();
  const asked = Number(typeof lines === "string" ? lines : "0");
  const offset = Number.isSafeInteger(asked) && asked >= 0 ? asked : 0;
  const [t, portfolio, locale, traced] = await Promise.all([
    getTranslations("investor.coupons"),
    getTranslations("investor"),
    getLocale(),
    apiGet(
      `/coupons/${encodeURIComponent(address.distributionId)}/${address.holder}?offset=${offset}&limit=${LINES_PAGE}`,
      TracedCoupon,
    ),
  ]);
  const { coupon } = traced;
  const month = formatDate(locale, coupon.period, "month", "UTC");
  const title = t("couponTitle", { kind: t(`kinds.${coupon.kind}`), month });
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: portfolio("title"), href: paths.investor.home },
              { label: t("title"), href: paths.investor.coupons },
            ]}
            current={month}
          />
        }
        title={title}
        lead={t("couponLead", { tranche: coupon.trancheName, deal: coupon.dealName })}
        status={
          <StatusBadge
            tone={coupon.state === "paid" ? "good" : "warn"}
            label={coupon.state === "paid" ? t("paid") : t("unpaid")}
          />
        }
      />
      <KeyFigures
        label={t("figures")}
        figures={[
          {
            label: t("amount"),
            value: <Amount value={{ currency: coupon.currency, minor: coupon.amountMinor }} />,
            note: coupon.paidAt === null ? t("unpaidNote") : <DateText value={coupon.paidAt.slice(0, 10)} />,
          },
          {
            label: t("perToken"),
            value: `${coupon.currency} ${formatNumber(locale, Number(perToken(coupon)), PER_TOKEN_DECIMALS)}`,
            note: t("perTokenNote"),
          },
          { label: t("tokens"), value: formatNumber(locale, Number(coupon.tokens)), note: t("tokensNote") },
        ]}
      />
      <p className="mb-6 max-w-prose text-14 text-muted">{t("wayLead")}</p>
      <CouponWay
        traced={traced}
        offset={offset}
        hrefOf={(next) => `${paths.investor.coupon(coupon.id)}?lines=${next}#lines`}
      />
    </>
  );
}
