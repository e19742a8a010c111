import { useLocale, useTranslations } from "next-intl";
import type { OrderView } from "@/lib/api/views/order-view";
import { formatDate } from "../../_components/date-format";
import { Link } from "../../_components/link";
import { formatAmount } from "../../_components/number-format";
import { paths } from "../../_paths";
import { RefusalList } from "./refusal-list";

/** What happens next and when, in words; the reasons where the order was not accepted. */
export function NextStepNotice({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const { order, underReview } = view;
  const text = useNextText(view);
  const canOrderAgain = ["not-eligible", "over-subscribed", "expired", "failed", "cancelled", "refunded"];
  return (
    <div role="status" className="grid gap-3 text-16">
      <p>{text}</p>
      {order.refusals.length > 0 && <RefusalList refusals={order.refusals} />}
      {underReview && <p className="text-14 text-muted">{t("review")}</p>}
      {order.refunds.length > 0 && <Refunds view={view} />}
      {canOrderAgain.includes(order.state) && (
        <p className="flex flex-wrap gap-4 text-14">
          {order.state === "not-eligible" && <Link href={paths.investor.qualify}>{t("qualify")}</Link>}
          <Link href={paths.investor.newOrder(order.offeringId)}>{t("again")}</Link>
        </p>
      )}
    </div>
  );
}

function useNextText({ order, next }: OrderView): string {
  const t = useTranslations("investor.order.nextText");
  const locale = useLocale();
  const missing = formatAmount(locale, { currency: order.due.currency, minor: next.missingMinor });
  const by = next.by === null ? "" : formatDate(locale, next.by, "minute", "UTC");
  if (next.kind === "none") {
    if (order.state === "delivered") return t("none-delivered");
    if (order.state === "refunded") return t("none-refunded");
    return order.state === "over-subscribed" ? t("none-over") : t("none-ended");
  }
  if (next.kind === "wait-for-finality" && next.by === null) return t("wait-for-finality-now");
  return t(next.kind, { missing, by });
}

function Refunds({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const locale = useLocale();
  return (
    <div className="text-14">
      <p className="font-semibold">{t("refunds")}</p>
      <ul className="list-disc pl-5">
        {view.order.refunds.map(({ refundId, amountMinor, state }) => (
          <li key={refundId}>
            {t("refund", {
              amount: formatAmount(locale, { currency: view.order.due.currency, minor: amountMinor }),
              state: t(`refundStates.${state}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
