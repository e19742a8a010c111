import { useTranslations } from "next-intl";
import type { DealStatus } from "@/lib/core/deal/deal";
import { StatusBadge } from "../../_components/status-badge";

/** Where a deal stands in its life. */
export function DealBadge({ status }: { readonly status: DealStatus }) {
  const t = useTranslations("issuer.dealStatus");
  if (status === "structured") return <StatusBadge tone="info" label={t("structured")} />;
  if (status === "matured") return <StatusBadge tone="neutral" label={t("matured")} />;
  return <StatusBadge status={status} />;
}
