import { useTranslations } from "next-intl";
import type { ApiResult } from "../../_api/request";
import { DateText } from "../../_components/date-text";
import { ErrorNotice } from "../../_components/error-notice";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { paths } from "../../_paths";
import type { ProposalReview, StoredProposal } from "../_model/proposal-shapes";
import { signatureCount } from "../_model/proposal-view";
import { CallSentences } from "./call-sentences";
import { ProposalBadge } from "./proposal-badge";

type Props = {
  readonly title: string;
  readonly proposal: StoredProposal["value"];
  readonly review: ApiResult<ProposalReview> | undefined;
};

/** A proposal that waits: what it will change, its hash, and how many have signed. */
export function InboxCard({ title, proposal, review }: Props) {
  const t = useTranslations("signer.inbox");
  return (
    <article aria-labelledby={proposal.id} className="rounded-card border border-line bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={proposal.id} className="text-16">
          <Link href={paths.signer.proposal(proposal.id)}>{title}</Link>
        </h3>
        <ProposalBadge status={proposal.status} />
      </div>
      <p className="mt-1 mb-4 text-14 text-muted">
        <DateText value={proposal.createdAt} />
        {review?.ok &&
          ` · ${t("signedOf", { count: signatureCount(review.value), threshold: review.value.safe.threshold })}`}
      </p>
      {review?.ok && <CallSentences calls={review.value.calls} />}
      {review && !review.ok && <ErrorNotice problem={review.problem} />}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <span className="text-14">
          SafeTxHash <Hash value={proposal.safeTxHash} of="SafeTxHash" />
        </span>
        <Link href={paths.signer.proposal(proposal.id)} look="primary-button" label={`${t("review")}: ${title}`}>
          {t("review")}
        </Link>
      </div>
    </article>
  );
}
