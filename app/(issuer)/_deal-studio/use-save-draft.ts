"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useApiChange } from "../../_api/use-api-change";
import { useNotify } from "../../_components/toast";
import { DealChanged } from "../_model/answers";
import type { StudioQuestion } from "./studio-messages";

/** Stores the draft and structures it, so that the deal has terms and a projection to publish. */
export function useSaveDraft(dealId: string, opened: { readonly version: number; readonly question: StudioQuestion }) {
  const t = useTranslations("dealStudio");
  const notify = useNotify();
  const [version, setVersion] = useState(opened.version);
  const [saved, setSaved] = useState(opened.question);
  const structure = useApiChange(
    (input: { readonly question: StudioQuestion; readonly version: number }) => ({
      method: "POST",
      path: `/deals/${dealId}/structure`,
      body: { version: input.version, downsideShockBps: input.question.downsideBps },
      schema: DealChanged,
    }),
    {
      success: (changed, { question }) => {
        setVersion(changed.version);
        setSaved(question);
        notify({ title: t("saved"), tone: "good" });
      },
    },
  );
  const redraft = useApiChange(
    ({ request }: StudioQuestion) => ({
      method: "PUT",
      path: `/deals/${dealId}`,
      body: { version, request },
      schema: DealChanged,
    }),
    {
      success: (changed, question) => {
        setVersion(changed.version);
        structure.mutate({ question, version: changed.version });
      },
    },
  );
  return {
    saved,
    save: redraft.mutate,
    isSaving: redraft.isPending || structure.isPending,
    error: redraft.error ?? structure.error,
    /** The draft is stored, its figures are not. */
    isHalfSaved: structure.error !== null,
  };
}
