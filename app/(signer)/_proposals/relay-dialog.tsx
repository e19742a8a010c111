"use client";

import { useTranslations } from "next-intl";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Hash } from "../../_components/hash";
import { useNavigate } from "../../_components/navigate";
import { useNotify } from "../../_components/toast";
import { ProposalChanged } from "../_model/proposal-answers";

type Props = {
  readonly proposalId: string;
  readonly safeTxHash: string;
  readonly calls: number;
  readonly signatures: string;
};

/** Sends the signed batch to the chain; the page then shows its receipt. */
export function RelayDialog({ proposalId, safeTxHash, calls, signatures }: Props) {
  const t = useTranslations("signer.relay");
  const navigate = useNavigate();
  const notify = useNotify();
  const relay = useApiChange(
    () => ({ method: "POST", path: `/proposals/${proposalId}/relay`, schema: ProposalChanged }),
    {
      success: () => {
        notify({ title: t("done"), description: t("doneText") });
        navigate.refresh();
      },
    },
  );
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      look="primary"
      title={t("title")}
      consequence={t("consequence")}
      summary={[
        { label: t("calls"), value: String(calls) },
        { label: t("signatures"), value: signatures },
        { label: "SafeTxHash", value: <Hash value={safeTxHash} of="SafeTxHash" /> },
      ]}
      confirm={t("confirm")}
      onConfirm={() => relay.mutateAsync(undefined)}
    />
  );
}
