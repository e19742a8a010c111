"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { useNavigate } from "../../_components/navigate";
import { paths } from "../../_paths";
import { ProposalMade } from "../_model/answers";

type Props = {
  readonly dealId: string;
  /** The notes that the batch deploys, in the reader's language. */
  readonly notes: readonly { readonly label: string; readonly value: ReactNode }[];
};

/** Puts the issuance before the Safe's owners, and goes to the proposal. */
export function ProposeDialog({ dealId, notes }: Props) {
  const t = useTranslations("issuer.propose");
  const navigate = useNavigate();
  const propose = useApiChange(() => ({ method: "POST", path: `/deals/${dealId}/issuance`, schema: ProposalMade }), {
    success: ({ value }) => navigate.push(paths.signer.proposal(value.id)),
  });
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      look="primary"
      title={t("title")}
      consequence={t("consequence")}
      summary={notes}
      confirm={t("confirm")}
      onConfirm={() => propose.mutateAsync(undefined)}
    />
  );
}
