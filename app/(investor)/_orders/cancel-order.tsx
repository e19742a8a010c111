"use client";

import { useLocale, useTranslations } from "next-intl";
import { OrderView } from "@/lib/api/views/order-view";
import { useApiChange } from "../../_api/use-api-change";
import { Amount } from "../../_components/amount";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { useNavigate } from "../../_components/navigate";
import { formatNumber } from "../../_components/number-format";
import { useNotify } from "../../_components/toast";

/** Withdraws the order, after a summary of what that does. */
export function CancelOrder({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const locale = useLocale();
  const navigate = useNavigate();
  const notify = useNotify();
  const { order, title } = view;
  const cancel = useApiChange(
    () => ({ method: "POST" as const, path: `/orders/${order.id}/cancellation` as const, schema: OrderView }),
    {
      success: () => {
        notify({ title: t("cancelled") });
        navigate.refresh();
      },
    },
  );
  return (
    <div>
      <ConfirmDialog
        trigger={t("cancel")}
        title={t("cancelTitle")}
        consequence={t("cancelText")}
        summary={[
          { label: t("offering"), value: title },
          { label: t("tokens"), value: formatNumber(locale, order.tokens) },
          { label: t("due"), value: <Amount value={order.due} /> },
        ]}
        confirm={t("cancelConfirm")}
        danger
        onConfirm={() => cancel.mutateAsync(undefined)}
      />
    </div>
  );
}
