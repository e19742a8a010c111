import { useTranslations } from "next-intl";
import { StatusBadge } from "../../_components/status-badge";
import type { SimulationRow } from "../_model/station-shapes";

/** The state of a run of the model. */
export function RunBadge({ state }: { readonly state: SimulationRow["state"] }) {
  const t = useTranslations("issuer.run");
  return state === "queued" ? <StatusBadge tone="neutral" label={t("queued")} /> : <StatusBadge status={state} />;
}
