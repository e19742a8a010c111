import type { SafeProposal } from "@/lib/core/issuance/proposal";
import type { ProposalReview } from "./proposal-shapes";

/** Where a proposal stands in the Safe's queue, which executes in the order of its nonces. */
export type QueuePlace =
  | { readonly kind: "next" }
  | { readonly kind: "waits"; readonly before: number }
  | { readonly kind: "taken" }
  | { readonly kind: "over" };

export function queuePlace({ proposal, safe }: Pick<ProposalReview, "proposal" | "safe">): QueuePlace {
  const { status, nonce } = proposal.value;
  if (!isOpen(status)) return { kind: "over" };
  const before = nonce - Number(safe.nonce);
  if (before === 0) return { kind: "next" };
  return before > 0 ? { kind: "waits", before } : { kind: "taken" };
}

/** Whether signatures and the relay still matter. */
export function isOpen(status: SafeProposal["status"]): boolean {
  return status === "proposed" || status === "signed";
}

/** Owners in the Safe's order, each with the time of their signature, and signatures of those who are no owners any more. */
export function ownerRows({ proposal, safe }: Pick<ProposalReview, "proposal" | "safe">) {
  const signedAt = new Map(
    proposal.value.signatures.map(({ owner, signedAt: at }) => [owner.toLowerCase(), at] as const),
  );
  return safe.owners.map((owner, index) => ({
    owner,
    number: index + 1,
    signedAt: signedAt.get(owner.toLowerCase()) ?? null,
  }));
}

/** Valid signatures of present owners. */
export function signatureCount(review: Pick<ProposalReview, "proposal" | "safe">): number {
  return ownerRows(review).filter(({ signedAt }) => signedAt !== null).length;
}
