import { useTranslations } from "next-intl";
import { DateText } from "../../_components/date-text";
import { Steps } from "../../_components/steps";
import type { ProposalReview } from "../_model/proposal-shapes";
import { signatureCount } from "../_model/proposal-view";

/** The way of a batch: proposed, signed by enough owners, relayed, executed. */
export function ProposalSteps({ review }: { readonly review: Pick<ProposalReview, "proposal" | "safe"> }) {
  const t = useTranslations("signer.steps");
  const { status, createdAt, reason } = review.proposal.value;
  const count = signatureCount(review);
  const { threshold } = review.safe;
  const ended = status === "failed" || status === "replaced";
  const enough = status === "signed" || status === "relayed" || status === "executed";
  return (
    <Steps
      label={t("label")}
      steps={[
        { id: "proposed", label: t("proposed"), state: "done", detail: <DateText value={createdAt} /> },
        {
          id: "signed",
          label: t("signed"),
          state: enough ? "done" : ended ? "skipped" : "current",
          detail: enough
            ? t("enough", { count, threshold })
            : t("missing", { count, missing: threshold - count, threshold }),
        },
        {
          id: "relayed",
          label: t("relayed"),
          state:
            status === "executed" || status === "relayed"
              ? "done"
              : status === "signed"
                ? "current"
                : ended
                  ? "skipped"
                  : "upcoming",
          detail: t("relayedText"),
        },
        {
          id: "executed",
          label: t("executed"),
          state: status === "executed" ? "done" : ended ? "failed" : status === "relayed" ? "current" : "upcoming",
          detail: ended ? (reason ?? t("ended")) : t("executedText"),
        },
      ]}
    />
  );
}
