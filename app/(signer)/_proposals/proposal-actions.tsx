import { useTranslations } from "next-intl";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import type { WalletStage } from "../../_wallet/wallet";
import type { ProposalReview } from "../_model/proposal-shapes";
import { queuePlace, signatureCount } from "../_model/proposal-view";
import { RelayDialog } from "./relay-dialog";
import { RenewDialog } from "./renew-dialog";
import { SignPanel } from "./sign-panel";

type Props = {
  readonly review: ProposalReview;
  readonly maySign: boolean;
  readonly mayRenew: boolean;
  /** null while the product's own description cannot be read. */
  readonly stage: WalletStage | null;
};

/**
 * What can be done with an open proposal: sign it, relay it once enough have signed, or, where another transaction took its
 * place in the queue, give it a new one. A place that still counts is never given up: it would block all that come after.
 */
export function ProposalActions({ review, maySign, mayRenew, stage }: Props) {
  const t = useTranslations("signer.action");
  const { value: proposal, version } = review.proposal;
  const { id, chainId, safeAddress, multiSendCallOnly, nonce, calls, safeTxHash } = proposal;
  const { threshold, owners } = review.safe;
  const count = signatureCount(review);
  const place = queuePlace(review);
  if (place.kind === "taken") {
    return (
      <Section title={t("title")}>
        <Notice tone="warn" title={t("taken")}>
          <p>{t("takenText")}</p>
          {mayRenew && (
            <div className="mt-3">
              <RenewDialog proposalId={id} version={version} signatures={proposal.signatures.length} />
            </div>
          )}
        </Notice>
      </Section>
    );
  }
  return (
    <>
      <Section title={t("signTitle")} lead={t("signLead")} card>
        {maySign && stage ? (
          <SignPanel
            key={safeTxHash}
            proposalId={id}
            proposal={{ chainId, safeAddress, multiSendCallOnly, nonce, calls, safeTxHash }}
            owners={owners}
            signed={proposal.signatures.map(({ owner }) => owner)}
            stage={stage}
          />
        ) : (
          <p className="text-14">{maySign ? t("noStage") : t("onlySigners")}</p>
        )}
      </Section>
      <Section title={t("relayTitle")} lead={t("relayLead")} card>
        {proposal.status !== "signed" && (
          <Notice tone="info" title={t("notEnough", { missing: threshold - count })}>
            {t("notEnoughText", { count, threshold })}
          </Notice>
        )}
        {proposal.status === "signed" && place.kind === "waits" && (
          <Notice tone="info" title={t("waits", { count: place.before })}>
            {t("waitsText")}
          </Notice>
        )}
        {proposal.status === "signed" && place.kind === "next" && (
          <RelayDialog
            proposalId={id}
            safeTxHash={safeTxHash}
            calls={calls.length}
            signatures={t("countOf", { count, threshold })}
          />
        )}
      </Section>
    </>
  );
}
