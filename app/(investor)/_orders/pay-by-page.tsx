"use client";

import { useLocale, useTranslations } from "next-intl";
import { OrderView } from "@/lib/api/views/order-view";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { formatDate } from "../../_components/date-format";
import { ErrorNotice } from "../../_components/error-notice";
import { Facts } from "../../_components/facts";
import { Link } from "../../_components/link";
import { formatAmount } from "../../_components/number-format";
import { paths } from "../../_paths";

/** Bank transfer or card: the provider's page, opened once and found again. */
export function PayByPage({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const locale = useLocale();
  const { order, checkoutClosesAt, transferTo } = view;
  const start = useApiChange(
    () => ({
      ...{ method: "POST" as const, path: `/orders/${order.id}/payment` as const, schema: OrderView },
      body: { returnTo: paths.investor.order(order.id) },
    }),
    {
      success: (started) => {
        if (started.order.checkoutUrl !== null) window.location.assign(started.order.checkoutUrl);
      },
    },
  );
  return (
    <div className="grid gap-3">
      {start.error && <ErrorNotice problem={start.error.problem} certainty={start.error.certainty} />}
      <div>
        {order.checkoutUrl === null ? (
          <Button look="primary" pending={start.isPending} onClick={() => start.mutate(undefined)}>
            {start.isPending ? t("paying") : t("startPay")}
          </Button>
        ) : (
          <Link href={order.checkoutUrl} look="primary-button">
            {t("pay")}
          </Link>
        )}
      </div>
      {transferTo.length > 0 && (
        <section aria-label={t("transferTitle")} className="grid gap-2">
          <h3 className="font-semibold text-14">{t("transferTitle")}</h3>
          <p className="max-w-prose text-14">
            {t("transferText", {
              amount: formatAmount(locale, order.due),
              date: order.expiresAt === null ? "" : formatDate(locale, order.expiresAt, "minute", "UTC"),
            })}
          </p>
          <Facts
            items={transferTo.map(({ name, value }) => ({
              label: t(`transferDetails.${name}`),
              value: <span className="font-mono break-all">{value}</span>,
            }))}
          />
        </section>
      )}
      <p className="text-12 text-muted">
        {checkoutClosesAt !== null &&
          `${t("pageCloses", { date: formatDate(locale, checkoutClosesAt, "minute", "UTC") })} `}
        {!order.livemode && t("simulatedPay")}
      </p>
    </div>
  );
}
