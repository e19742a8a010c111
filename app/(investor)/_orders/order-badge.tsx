import { useTranslations } from "next-intl";
import type { OrderView } from "@/lib/api/views/order-view";
import { StatusBadge, type Tone } from "../../_components/status-badge";

export type OrderState = OrderView["order"]["state"];

const TONE: Readonly<Record<OrderState, Tone>> = {
  draft: "neutral",
  eligible: "info",
  "not-eligible": "bad",
  "over-subscribed": "bad",
  committed: "info",
  "awaiting-payment": "info",
  "under-paid": "warn",
  paid: "info",
  "over-paid": "info",
  delivering: "info",
  delivered: "good",
  failed: "bad",
  expired: "neutral",
  cancelled: "neutral",
  "late-paid": "warn",
  refunded: "neutral",
};

/** The state of an order in one or two words. */
export function OrderBadge({ state }: { readonly state: OrderState }) {
  const t = useTranslations("investor.orders.states");
  return <StatusBadge tone={TONE[state]} label={t(state)} />;
}
