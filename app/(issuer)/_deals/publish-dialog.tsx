"use client";

import { useTranslations } from "next-intl";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Hash } from "../../_components/hash";
import { useNavigate } from "../../_components/navigate";
import { useNotify } from "../../_components/toast";
import { paths } from "../../_paths";
import { DealChanged } from "../_model/answers";

export type Frozen = {
  /** What stands in the terms, a row each, already in the reader's language. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** SHA-256 of the terms as they will be frozen. */
  readonly termsHash: string;
};

type Props = { readonly dealId: string; readonly version: number; readonly name: string; readonly frozen: Frozen };

/** Freezes the terms, after a summary of exactly what will be frozen. */
export function PublishDialog({ dealId, version, name, frozen }: Props) {
  const t = useTranslations("issuer.publish");
  const navigate = useNavigate();
  const notify = useNotify();
  const publish = useApiChange(
    () => ({ method: "POST", path: `/deals/${dealId}/publish`, body: { version }, schema: DealChanged }),
    {
      success: () => {
        notify({ title: t("done"), description: t("doneText") });
        navigate.push(paths.issuer.deal(dealId));
        navigate.refresh();
      },
    },
  );
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      look="primary"
      title={t("title", { name })}
      consequence={t("consequence")}
      summary={[
        ...frozen.rows,
        { label: t("termsHash"), value: <Hash value={frozen.termsHash} of={t("termsHash")} /> },
      ]}
      acknowledge={t("acknowledge")}
      confirm={t("confirm")}
      onConfirm={() => publish.mutateAsync(undefined)}
    />
  );
}
