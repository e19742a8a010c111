"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { StatusBadge } from "../../_components/status-badge";
import { type SignedProposal, typedDataOf } from "./signed-proposal";

/** Computes the hash again in this browser, from the calls as they are shown, and says whether it is the same. */
export function HashCheck({ proposal }: { readonly proposal: SignedProposal }) {
  const t = useTranslations("signer.proposal");
  const [same, setSame] = useState<boolean | null>(null);
  useEffect(() => setSame(typedDataOf(proposal).hash === proposal.safeTxHash), [proposal]);
  if (same === null) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14">
      <StatusBadge tone={same ? "good" : "bad"} label={same ? t("hashSame") : t("hashDiffers")} />
      {same ? t("hashSameText") : t("hashDiffersText")}
    </p>
  );
}
