import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { pageOf } from "@/lib/api/representations";
import { KycView } from "@/lib/api/views/kyc-view";
import { HoldingView, OrderView } from "@/lib/api/views/order-view";
import { apiGet, apiRead } from "../../_api/server";
import { formatDate } from "../../_components/date-format";
import { DateText } from "../../_components/date-text";
import { ErrorNotice } from "../../_components/error-notice";
import { KeyFigures } from "../../_components/key-figures";
import { Link } from "../../_components/link";
import { PageHeader } from "../../_components/page-header";
import { paths } from "../../_paths";
import { HeldAmounts } from "../_home/held-amounts";
import { HoldingsSection } from "../_home/holdings-section";
import { ProgressSection } from "../_home/progress-section";
import { WaitingSection } from "../_home/waiting-section";

const UNDER_WAY: readonly OrderView["order"]["state"][] = [
  "committed",
  "awaiting-payment",
  "under-paid",
  "paid",
  "over-paid",
  "delivering",
];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("investor.home"))("title") };
}

/** What the investor owns, what comes next, and what waits. */
export default async function InvestorHomePage() {
  const [t, locale, kyc, orders, holdings] = await Promise.all([
    getTranslations("investor.home"),
    getLocale(),
    apiGet("/me/kyc", KycView),
    apiGet("/orders?limit=50", pageOf(OrderView)),
    apiRead("/me/holdings", z.object({ items: z.array(HoldingView) })),
  ]);
  const held = holdings.ok ? holdings.value.items : [];
  const next = held.flatMap((holding) => holding.next ?? []).sort((a, b) => a.payment.localeCompare(b.payment))[0];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <KeyFigures
        label={t("figures")}
        figures={[
          { label: t("held"), value: <HeldAmounts holdings={held} />, note: t("heldNote", { count: held.length }) },
          {
            label: t("next"),
            value: next ? <DateText value={next.payment} /> : t("noNext"),
            ...(next ? { note: t("nextNote", { period: formatDate(locale, next.period, "month", "UTC") }) } : {}),
          },
          {
            label: t("orders"),
            value: orders.items.filter(({ order }) => UNDER_WAY.includes(order.state)).length,
            note: <Link href={paths.investor.orders}>{t("ordersNote")}</Link>,
          },
          {
            label: t("coupons"),
            value: <Link href={paths.investor.coupons}>{t("couponsLink")}</Link>,
            note: t("couponsNote"),
          },
        ]}
      />
      <WaitingSection kyc={kyc} orders={orders.items} />
      {holdings.ok ? (
        <>
          <HoldingsSection holdings={held} walletAddress={kyc.walletAddress} />
          <ProgressSection holdings={held} />
        </>
      ) : (
        <ErrorNotice problem={holdings.problem} />
      )}
    </>
  );
}
