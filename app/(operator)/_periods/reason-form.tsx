"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Disclosure } from "../../_components/disclosure";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";

type Props = {
  /** Which texts are used: the trustee's hold, or an adjusted statement. */
  readonly purpose: "hold" | "adjust";
  readonly path: `/${string}`;
  readonly summary: readonly { readonly label: string; readonly value: string }[];
};

/** What must not happen without a reason: it is asked for, shown once more, and kept for ever. */
export function ReasonForm({ purpose, path, summary }: Props) {
  const t = useTranslations(`operator.periods.${purpose}`);
  const router = useRouter();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const change = useApiChange(() => ({
    method: "POST",
    path,
    body: { reason: reason.trim() },
    schema: z.unknown(),
  }));
  return (
    <Disclosure summary={t("summary")}>
      <div className="grid max-w-prose justify-items-start gap-3">
        <TextInput
          name={`${purpose}Reason`}
          label={t("reason")}
          hint={t("hint")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ConfirmDialog
          trigger={t("action")}
          look={purpose === "hold" ? "danger" : "secondary"}
          danger={purpose === "hold"}
          disabled={reason.trim().length < 3}
          title={t("title")}
          consequence={t("consequence")}
          summary={[...summary, { label: t("reason"), value: reason }]}
          confirm={t("verb")}
          onConfirm={async () => {
            await change.mutateAsync(undefined);
            notify({ title: t("done") });
            setReason("");
            router.refresh();
          }}
        />
      </div>
    </Disclosure>
  );
}
