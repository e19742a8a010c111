import { useLocale, useTranslations } from "next-intl";
import type { OrderView } from "@/lib/api/views/order-view";
import { formatDate } from "../../_components/date-format";
import { formatAmount } from "../../_components/number-format";
import { type StepState, Steps } from "../../_components/steps";
import type { OrderState } from "./order-badge";

const OPEN: readonly OrderState[] = ["committed", "awaiting-payment", "under-paid", "paid", "over-paid"];
const REFUSED: readonly OrderState[] = ["draft", "not-eligible", "over-subscribed"];

/** The order's way from eligibility to tokens, with what happened when. */
export function OrderSteps({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const states = useTranslations("investor.orders.states");
  const locale = useLocale();
  const { order, next } = view;
  const { state } = order;
  const isOpen = OPEN.includes(state);
  const isDelivering = state === "delivering" || state === "delivered";
  const isEnded = !isOpen && !isDelivering && !REFUSED.includes(state) && state !== "eligible";
  const date = (at: string) => formatDate(locale, at, "minute", "UTC");
  const onDate = (...reached: OrderState[]) => {
    const entry = order.history.findLast((step) => reached.includes(step.state));
    return entry ? t("stepText.on", { date: date(entry.at) }) : undefined;
  };
  const received = order.receipts.reduce((sum, receipt) => sum + BigInt(receipt.amountMinor), 0n);
  const paying = () => {
    if (state === "paid" || state === "over-paid") return next.by ? t("stepText.finalAt", { date: date(next.by) }) : "";
    if (received === 0n) return t("stepText.waiting");
    const amount = formatAmount(locale, { currency: order.due.currency, minor: received.toString() });
    return t("stepText.partly", { amount });
  };
  const eligible: StepState = state === "not-eligible" ? "failed" : "done";
  const reserved: StepState =
    state === "over-subscribed"
      ? "failed"
      : eligible === "failed"
        ? "upcoming"
        : state === "eligible"
          ? "current"
          : "done";
  const paid: StepState = isDelivering ? "done" : isOpen ? "current" : isEnded ? "skipped" : "upcoming";
  const delivered: StepState =
    state === "delivered" ? "done" : state === "delivering" ? "current" : isEnded ? "skipped" : "upcoming";
  return (
    <Steps
      label={t("steps.label")}
      steps={[
        {
          id: "eligible",
          label: t("steps.eligible"),
          state: eligible,
          detail: eligible === "failed" ? t("stepText.notEligible") : onDate("eligible"),
        },
        {
          id: "committed",
          label: t("steps.committed"),
          state: reserved,
          detail:
            state === "over-subscribed"
              ? t("stepText.overSubscribed")
              : isOpen && order.expiresAt
                ? t("stepText.reservedUntil", { date: date(order.expiresAt) })
                : onDate("committed"),
        },
        { id: "paid", label: t("steps.paid"), state: paid, detail: isOpen ? paying() : onDate("paid", "over-paid") },
        { id: "delivered", label: t("steps.delivered"), state: delivered, detail: onDate("delivered") },
        ...(isEnded
          ? [
              {
                id: "ended",
                label: `${t("steps.ended")}: ${states(state)}`,
                state: state === "failed" ? ("failed" as const) : ("done" as const),
                detail: onDate(state),
              },
            ]
          : []),
      ]}
    />
  );
}
