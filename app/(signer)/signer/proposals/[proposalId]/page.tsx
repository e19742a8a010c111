import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { hasRole, requireMe } from "../../../../_api/me";
import { apiGet } from "../../../../_api/server";
import { readSystem } from "../../../../_api/system";
import { Breadcrumbs } from "../../../../_components/breadcrumbs";
import { Hash } from "../../../../_components/hash";
import { Link } from "../../../../_components/link";
import { Notice } from "../../../../_components/notice";
import { PageHeader } from "../../../../_components/page-header";
import { Section } from "../../../../_components/section";
import { paths } from "../../../../_paths";
import { ProposalReview } from "../../../_model/proposal-shapes";
import { isOpen, signatureCount } from "../../../_model/proposal-view";
import { readDealNames } from "../../../_model/read-deal-names";
import { CallSentences } from "../../../_proposals/call-sentences";
import { DecodedCalls } from "../../../_proposals/decoded-calls";
import { HashCheck } from "../../../_proposals/hash-check";
import { OwnerTable } from "../../../_proposals/owner-table";
import { ProposalActions } from "../../../_proposals/proposal-actions";
import { ProposalBadge } from "../../../_proposals/proposal-badge";
import { ProposalSteps } from "../../../_proposals/proposal-steps";
import { ProposalWatch } from "../../../_proposals/proposal-watch";
import { ReceiptFacts } from "../../../_proposals/receipt-facts";
import { TypedDataFacts } from "../../../_proposals/typed-data-facts";

type Props = { readonly params: Promise<{ readonly proposalId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signer.proposal"))("title") };
}

/** Everything to decide on before signing, and the way of the batch to its receipt. */
export default async function ProposalPage({ params }: Props) {
  const { proposalId } = await params;
  const [t, inbox, purpose, me, system, review] = await Promise.all([
    getTranslations("signer.proposal"),
    getTranslations("signer.inbox"),
    getTranslations("signer.purpose"),
    requireMe(),
    readSystem(),
    apiGet(`/proposals/${encodeURIComponent(proposalId)}`, ProposalReview),
  ]);
  const { value: proposal, version } = review.proposal;
  const names = await readDealNames([proposal.orgId]);
  const title = purpose(proposal.purpose, { deal: names.get(proposal.dealId) ?? purpose("aDeal") });
  const open = isOpen(proposal.status);
  const { id, chainId, safeAddress, multiSendCallOnly, nonce, calls, safeTxHash } = proposal;
  const hashed = { chainId, safeAddress, multiSendCallOnly, nonce, calls, safeTxHash };
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: inbox("title"), href: paths.signer.home }]} current={title} />}
        title={title}
        lead={t("lead")}
        status={<ProposalBadge status={proposal.status} />}
        actions={
          hasRole(me, ["issuer"]) && (
            <Link href={paths.issuer.deal(proposal.dealId)} look="button">
              {t("toDeal")}
            </Link>
          )
        }
      />
      {open && <ProposalWatch proposalId={id} version={version} safeTxHash={safeTxHash} />}
      {proposal.transactionHash && (
        <Section title={t("receipt")} lead={t("receiptLead")}>
          <ReceiptFacts transactionHash={proposal.transactionHash} />
        </Section>
      )}
      <Section title={proposal.status === "executed" ? t("changed") : t("changes")} lead={t("changesLead")}>
        <CallSentences calls={review.calls} />
        {proposal.purpose === "issuance" && (
          <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-14">
            <Link href={paths.file.termSheet(proposal.dealId)} newTab>
              {t("termSheet")}
            </Link>
            <Hash value={proposal.subject} of={t("termSheet")} />
          </p>
        )}
        {review.wouldSucceed && (
          <div className="mt-6">
            {review.wouldSucceed.ok ? (
              <Notice tone="good" title={t("wouldSucceed")}>
                {t("wouldSucceedText")}
              </Notice>
            ) : (
              <Notice tone="bad" title={t("wouldFail")}>
                {review.wouldSucceed.detail}
              </Notice>
            )}
          </div>
        )}
      </Section>
      <Section title={t("hash")} lead={t("hashLead")} card>
        <Hash value={safeTxHash} of="SafeTxHash" full />
        <div className="mt-2">
          <HashCheck proposal={hashed} />
        </div>
        <p className="mt-3 max-w-prose text-14 text-muted">{t("hashVoid")}</p>
      </Section>
      <Section
        title={t("signatures")}
        lead={t("signaturesLead", { count: signatureCount(review), threshold: review.safe.threshold })}
      >
        <div className="grid gap-8 lg:grid-cols-[1fr_20rem]">
          <div className="min-w-0">
            <OwnerTable review={review} />
          </div>
          <ProposalSteps review={review} />
        </div>
      </Section>
      {open && (
        <ProposalActions
          review={review}
          maySign={hasRole(me, ["signer"])}
          mayRenew={hasRole(me, ["issuer", "operator"])}
          stage={system && { mode: system.mode, chainId: system.chainId }}
        />
      )}
      <Section title={t("calls")} lead={t("callsLead")}>
        <DecodedCalls calls={review.calls} />
      </Section>
      <Section title={t("fields")} lead={t("fieldsLead")}>
        <TypedDataFacts proposal={proposal} />
      </Section>
    </>
  );
}
