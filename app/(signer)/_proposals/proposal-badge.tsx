import { useTranslations } from "next-intl";
import type { ProposalStatus } from "@/lib/core/issuance/proposal";
import { StatusBadge, type Tone } from "../../_components/status-badge";

const TONE: Record<ProposalStatus, Tone> = {
  ...{ draft: "neutral", proposed: "info", signed: "good", relayed: "info" },
  ...{ executed: "good", failed: "bad", replaced: "neutral" },
};

export function ProposalBadge({ status }: { readonly status: ProposalStatus }) {
  const t = useTranslations("signer.status");
  return <StatusBadge tone={TONE[status]} label={t(status)} />;
}
