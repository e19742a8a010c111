import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { OrderView } from "@/lib/api/views/order-view";
import { readMe } from "../../../../_api/me";
import { apiGet } from "../../../../_api/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { formatNumber } from "../../../../_components/number-format";
import { PageHeader } from "../../../../_components/page-header";
import { Section } from "../../../../_components/section";
import { paths } from "../../../../_paths";
import { NextStepNotice } from "../../../_orders/next-step-notice";
import { OrderActions } from "../../../_orders/order-actions";
import { OrderBadge } from "../../../_orders/order-badge";
import { OrderFacts } from "../../../_orders/order-facts";
import { OrderFollower } from "../../../_orders/order-follower";
import { OrderSteps } from "../../../_orders/order-steps";
import { PostingsSection } from "../../../_orders/postings-section";

type Props = { readonly params: Promise<{ readonly orderId: string }> };

const readOrder = cache((orderId: string) => apiGet(`/orders/${encodeURIComponent(orderId)}`, OrderView));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readOrder((await params).orderId)).title };
}

/** One order: where it stands, what happens next, how to pay or cancel, and every posting of its money. */
export default async function OrderPage({ params }: Props) {
  const { orderId } = await params;
  const [t, list, locale, view, me, system] = await Promise.all([
    getTranslations("investor.order"),
    getTranslations("investor.orders"),
    getLocale(),
    readOrder(orderId),
    readMe(),
    readSystem(),
  ]);
  const { order } = view;
  const title = t("title", { tokens: formatNumber(locale, order.tokens) });
  const isMine = me?.userId === order.investorId;
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: list("title"), href: paths.investor.orders }]} current={title} />}
        title={title}
        lead={view.title}
        status={<OrderBadge state={order.state} />}
      />
      <div className="grid items-start gap-x-12 lg:grid-cols-[2fr_3fr]">
        <div className="mb-12">
          <OrderSteps view={view} />
        </div>
        <Section title={t("next")} card>
          <div className="grid gap-6">
            <NextStepNotice view={view} />
            {isMine && system && <OrderActions view={view} stage={{ mode: system.mode, chainId: system.chainId }} />}
          </div>
        </Section>
      </div>
      <OrderFacts view={view} />
      <PostingsSection view={view} />
      <OrderFollower orderId={orderId} version={view.version} />
    </>
  );
}
