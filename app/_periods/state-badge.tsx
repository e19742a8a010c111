import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "../_components/status-badge";
import type { DistributionState, StatementState } from "./period-shapes";

type State = StatementState["state"] | DistributionState["state"];

const TONES: Record<State, Tone> = {
  computed: "info",
  attested: "info",
  anchored: "good",
  superseded: "neutral",
  proposed: "info",
  declared: "info",
  paid: "good",
};

/** How far a statement or a distribution has come. */
export function StateBadge({ state, held = false }: { readonly state: State; readonly held?: boolean }) {
  const t = useTranslations("period.states");
  return held ? <StatusBadge tone="bad" label={t("held")} /> : <StatusBadge tone={TONES[state]} label={t(state)} />;
}
