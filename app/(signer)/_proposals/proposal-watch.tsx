"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { apiFetch } from "../../_api/browser";
import { Notice } from "../../_components/notice";
import { ProposalWatched } from "../_model/proposal-answers";

const EVERY_MS = 5_000;

type Props = { readonly proposalId: string; readonly version: number; readonly safeTxHash: string };

/**
 * Keeps an open page true: another signature or the execution appear by themselves, and a proposal whose hash has changed
 * says so, since what was read and signed before does not stand any more.
 */
export function ProposalWatch({ proposalId, version, safeTxHash }: Props) {
  const t = useTranslations("signer.watch");
  const router = useRouter();
  // What the reader saw first; it stays while the page is shown anew.
  const [first] = useState(safeTxHash);
  const { data } = useQuery({
    queryKey: ["proposal", proposalId],
    queryFn: ({ signal }) => apiFetch(`/proposals/${proposalId}`, ProposalWatched, signal),
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
  const seen = data?.proposal.version ?? version;
  useEffect(() => {
    if (seen > version) router.refresh();
  }, [seen, version, router]);
  const now = data && data.proposal.version >= version ? data.proposal.value.safeTxHash : safeTxHash;
  if (now === first) return null;
  return (
    <div className="mb-8">
      <Notice tone="warn" title={t("changed")} live>
        {t("changedText")}
      </Notice>
    </div>
  );
}
