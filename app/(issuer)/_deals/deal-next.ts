import type { DealStatus } from "@/lib/core/deal/deal";
import type { SafeProposal } from "@/lib/core/issuance/proposal";

/** What a deal waits for; each has its sentence under `issuer.next`. */
export type DealNext =
  | { readonly key: "structure" | "publish" | "propose" | "nothing" | "cancelled" | "follow" }
  | { readonly key: "sign"; readonly signatures: number; readonly proposalId: string }
  | { readonly key: "relay"; readonly proposalId: string };

/** @param proposals of this deal, newest first */
export function dealNext(status: DealStatus, proposals: readonly SafeProposal[]): DealNext {
  switch (status) {
    case "draft":
      return { key: "structure" };
    case "structured":
      return { key: "publish" };
    case "published":
      return { key: "propose" };
    case "proposed":
      return proposedNext(proposals[0]);
    case "issued":
    case "matured":
      return { key: "nothing" };
    case "cancelled":
      return { key: "cancelled" };
    default:
      return status satisfies never;
  }
}

function proposedNext(proposal: SafeProposal | undefined): DealNext {
  if (!proposal) return { key: "follow" };
  if (proposal.status === "signed") return { key: "relay", proposalId: proposal.id };
  if (proposal.status === "proposed") {
    return { key: "sign", signatures: proposal.signatures.length, proposalId: proposal.id };
  }
  return { key: "follow" };
}

/** The order of a deal's life, for lists. */
export const LIFE: readonly DealStatus[] = [
  ...(["draft", "structured", "published", "proposed", "issued", "matured", "cancelled"] as const),
];
