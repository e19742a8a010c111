"use client";

import { useLocale, useTranslations } from "next-intl";
import type { OrderCheckView } from "@/lib/api/views/offering-view";
import { OrderView } from "@/lib/api/views/order-view";
import type { PaymentMethod } from "@/lib/core/subscription/payment-event";
import { useApiChange } from "../../_api/use-api-change";
import { Amount } from "../../_components/amount";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Facts } from "../../_components/facts";
import { Link } from "../../_components/link";
import { useNavigate } from "../../_components/navigate";
import { Notice } from "../../_components/notice";
import { formatNumber } from "../../_components/number-format";
import { paths } from "../../_paths";
import { RefusalList } from "./refusal-list";

export type Wish = { readonly tokens: number; readonly method: PaymentMethod };

type Props = {
  readonly offeringId: string;
  readonly name: string;
  readonly wish: Wish;
  readonly check: OrderCheckView;
};

/** What the wish would cost and meet: all reasons against it at once, or the summary and the binding step. */
export function CheckedOrder({ offeringId, name, wish, check }: Props) {
  const t = useTranslations("investor.newOrder");
  const locale = useLocale();
  const navigate = useNavigate();
  const place = useApiChange(
    () => ({ method: "POST" as const, path: "/orders" as const, body: { offeringId, ...wish }, schema: OrderView }),
    { success: ({ order }) => navigate.push(paths.investor.order(order.id)) },
  );
  const tokens = formatNumber(locale, wish.tokens);
  const summary = [
    { label: t("offering"), value: name },
    { label: t("tokens"), value: tokens },
    { label: t("price"), value: <Amount value={check.due} /> },
    { label: t("method"), value: t(`methodNames.${wish.method}`) },
  ];
  return (
    <section aria-live="polite" className="grid gap-4">
      <Facts items={summary} />
      {check.refusals.length > 0 ? (
        <Notice tone="warn" title={t("refusedTitle")}>
          <RefusalList refusals={check.refusals} />
          <p className="mt-2">
            <Link href={paths.investor.qualify}>{t("qualify")}</Link>
          </p>
        </Notice>
      ) : (
        <>
          <Notice tone="info" title={t("risks")}>
            {t("riskText")} <Link href={paths.offering(offeringId)}>{t("back")}</Link>
          </Notice>
          <div>
            <ConfirmDialog
              trigger={t("place")}
              look="primary"
              title={t("confirmTitle", { tokens, name })}
              consequence={t("confirmText")}
              summary={summary}
              acknowledge={t("read")}
              confirm={t("confirm")}
              onConfirm={() => place.mutateAsync(undefined)}
            />
          </div>
        </>
      )}
    </section>
  );
}
