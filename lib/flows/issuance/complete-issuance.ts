import { transitionDeal } from "../../core/deal/deal";
import { issuanceBatch } from "../../core/issuance/issuance-batch";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { type DealEntry, deals } from "../deals/deal-records";
import { newEvent } from "../new-event";
import { publish, put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { requireStored } from "../require-stored";

/**
 * Follows an executed issuance: the deal is issued and its tokens' addresses stand in the book. A failed one returns the
 * deal to its published terms. Runs again without effect.
 */
export async function completeIssuance(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "attestors">,
  proposalId: string,
): Promise<void> {
  const { value: proposal } = await requireStored(ports.book, proposals, proposalId);
  if (proposal.purpose !== "issuance") return;
  const { value: entry, version } = await requireStored(ports.book, deals, proposal.dealId);
  if (entry.deal.status !== "proposed") return;
  if (proposal.status === "failed" || proposal.status === "replaced") {
    const returned: DealEntry = { ...entry, deal: transitionDeal(entry.deal, "published") };
    await commitOrFail(ports.book, [put(deals, returned, version)]);
    return;
  }
  const { terms, termSheetHash } = entry.deal;
  if (proposal.status !== "executed" || !terms || termSheetHash === undefined || !proposal.transactionHash) return;
  const { tranches } = issuanceBatch({
    terms,
    termSheet: { sha256: termSheetHash, uri: "" },
    contracts: ports.chain.addresses,
    attestors: ports.attestors.accounts,
    attestorThreshold: ports.attestors.threshold,
  });
  const issued: DealEntry = {
    ...entry,
    deal: transitionDeal(entry.deal, "issued"),
    issuance: {
      proposalId,
      transactionHash: proposal.transactionHash,
      issuedAt: formatInstant(ports.clock.now()),
      tranches: tranches.map((tranche) => ({ ...tranche, capTokens: tranche.capTokens.toString() })),
    },
  };
  const event = newEvent(ports, "deal.issued.v1", entry.orgId, { dealId: entry.id, proposalId });
  await commitOrFail(ports.book, [put(deals, issued, version), publish(event)]);
}
