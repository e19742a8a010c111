import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import { type DecodedCall, decodeCalls } from "../../core/issuance/decode-calls";
import { issuanceBatch } from "../../core/issuance/issuance-batch";
import type { SafeProposal } from "../../core/issuance/proposal";
import { type SafeTx, safeTxOf } from "../../core/issuance/safe-tx-hash";
import { type DealEntry, deals } from "../deals/deal-records";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import type { SafeState } from "../ports/safe";
import { requireStored } from "../require-stored";
import { proposals } from "./proposal-records";

export const PROPOSAL_READERS: readonly Role[] = ["issuer", "signer", "operator", "trustee", "auditor"];

export async function listProposals(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<Stored<SafeProposal>>> {
  requireRole(actor, input.orgId, PROPOSAL_READERS);
  return ports.book.listByOrg(proposals, input.orgId, { newestFirst: true, ...input.page });
}

/** All that a signer needs to decide: the calls in plain words, what the owner's wallet will hash, whether it would succeed. */
export type ProposalReview = {
  readonly proposal: Stored<SafeProposal>;
  readonly calls: readonly DecodedCall[];
  /** The fields of the EIP-712 message, for a wallet or for recomputing the hash elsewhere. */
  readonly safeTx: SafeTx;
  readonly safe: SafeState;
  /** Simulated now, before signing; null once it is executed. */
  readonly wouldSucceed: { readonly ok: boolean; readonly detail: string } | null;
};

export async function reviewProposal(
  ports: Pick<Ports, "book" | "safe" | "chain" | "attestors">,
  actor: Actor | null,
  proposalId: string,
): Promise<ProposalReview> {
  const stored = await requireStored(ports.book, proposals, proposalId);
  const proposal = stored.value;
  requireRole(actor, proposal.orgId, PROPOSAL_READERS);
  const { value: entry } = await requireStored(ports.book, deals, proposal.dealId);
  const isOpen = proposal.status === "proposed" || proposal.status === "signed";
  const simulated = isOpen
    ? await ports.safe.simulate({
        calls: proposal.calls,
        nonce: BigInt(proposal.nonce),
        safeTxHash: proposal.safeTxHash,
      })
    : null;
  return {
    proposal: stored,
    calls: decodeCalls(proposal.calls, { ...ports.chain.addresses, tokens: tokensOf(ports, entry) }),
    safeTx: safeTxOf({
      calls: proposal.calls,
      nonce: BigInt(proposal.nonce),
      multiSendCallOnly: proposal.multiSendCallOnly,
    }),
    safe: await ports.safe.state(),
    wouldSucceed: simulated && { ok: simulated.ok, detail: simulated.ok ? "" : simulated.detail },
  };
}

/** The deal's tokens by symbol, also before they exist: their addresses are known beforehand. */
function tokensOf({ chain, attestors }: Pick<Ports, "chain" | "attestors">, { deal, issuance }: DealEntry) {
  if (issuance) return issuance.tranches;
  if (!deal.terms || deal.termSheetHash === undefined) return [];
  return issuanceBatch({
    terms: deal.terms,
    termSheet: { sha256: deal.termSheetHash, uri: "" },
    contracts: chain.addresses,
    attestors: attestors.accounts,
    attestorThreshold: attestors.threshold,
  }).tranches;
}
