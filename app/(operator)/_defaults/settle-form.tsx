"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Disclosure } from "../../_components/disclosure";
import { useNavigate } from "../../_components/navigate";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";
import { EvidenceFile } from "./evidence-file";

type Props = {
  readonly purpose: "cure" | "accelerate";
  readonly path: `/${string}`;
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  /** The terms leave acceleration to the senior holders: the hash of their direction is asked for. */
  readonly isDirected?: boolean;
};

/** What becomes of a default: it was made good, or the deal is accelerated on it. */
export function SettleForm({ purpose, path, summary, isDirected = false }: Props) {
  const t = useTranslations(`operator.defaults.${purpose}`);
  const texts = useTranslations("operator.defaults");
  const navigate = useNavigate();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const [hash, setHash] = useState<string | null>(null);
  const asksFile = purpose === "cure" || isDirected;
  const settle = useApiChange(() => ({
    method: "POST",
    path,
    body: { reason: reason.trim(), ...(asksFile ? { [purpose === "cure" ? "evidence" : "direction"]: hash } : {}) },
    schema: z.unknown(),
  }));
  return (
    <Disclosure summary={t("summary")}>
      <div className="grid max-w-prose gap-3">
        <TextInput
          name={`${purpose}Reason`}
          label={texts("reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {asksFile && (
          <EvidenceFile
            name={`${purpose}File`}
            label={t("file")}
            hint={texts("evidenceHint")}
            hash={hash}
            onHash={setHash}
          />
        )}
        <div>
          <ConfirmDialog
            trigger={t("action")}
            look={purpose === "accelerate" ? "danger" : "secondary"}
            danger={purpose === "accelerate"}
            disabled={reason.trim().length < 3 || (asksFile && hash === null)}
            title={t("title")}
            consequence={t("consequence")}
            summary={[
              ...summary,
              { label: texts("reason"), value: reason },
              ...(hash ? [{ label: t("file"), value: hash }] : []),
            ]}
            confirm={t("verb")}
            {...(purpose === "accelerate" && { acknowledge: texts("acknowledge") })}
            onConfirm={async () => {
              await settle.mutateAsync(undefined);
              notify({ title: t("done") });
              navigate.refresh();
            }}
          />
        </div>
      </div>
    </Disclosure>
  );
}
