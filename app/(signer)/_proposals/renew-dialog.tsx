"use client";

import { useTranslations } from "next-intl";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { useNavigate } from "../../_components/navigate";
import { ProposalChanged } from "../_model/proposal-answers";

type Props = { readonly proposalId: string; readonly version: number; readonly signatures: number };

/** Gives a proposal a new place in the Safe's queue: another hash, and no signature stands any more. */
export function RenewDialog({ proposalId, version, signatures }: Props) {
  const t = useTranslations("signer.renew");
  const navigate = useNavigate();
  const renew = useApiChange(
    () => ({ method: "PUT", path: `/proposals/${proposalId}`, body: { version }, schema: ProposalChanged }),
    { success: () => navigate.refresh() },
  );
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title")}
      consequence={t("consequence")}
      summary={[{ label: t("void"), value: String(signatures) }]}
      confirm={t("confirm")}
      onConfirm={() => renew.mutateAsync(undefined)}
    />
  );
}
