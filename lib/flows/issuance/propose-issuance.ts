import { transitionDeal } from "../../core/deal/deal";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { issuanceBatch } from "../../core/issuance/issuance-batch";
import { draftProposal, propose, type SafeProposal } from "../../core/issuance/proposal";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { type DealEntry, deals } from "../deals/deal-records";
import { newEvent } from "../new-event";
import { nextNonce } from "../next-nonce";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { requireStored } from "../require-stored";

/**
 * Puts the issuance of a published deal before the Safe's owners: one batch that registers the deal, deploys its tokens,
 * names the term sheet on them and mints to the desk. Asked again, it finds the proposal that stands.
 * @throws HeliographError DEAL_NOT_PUBLISHED
 */
export async function proposeIssuance(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "safe" | "attestors">,
  actor: Actor | null,
  input: { dealId: string; origin: string },
): Promise<Stored<SafeProposal>> {
  const { value: entry, version } = await requireStored(ports.book, deals, input.dealId);
  const { userId } = requireRole(actor, entry.orgId, ["issuer"]);
  const id = derivedId("proposal", `issuance ${entry.id} ${entry.deal.version}`);
  if (entry.deal.status === "proposed") {
    const standing = await ports.book.listByParent(proposals, entry.id, { newestFirst: true, limit: 1 });
    if (standing.items[0]) return standing.items[0];
  }
  const { terms, termSheetHash } = published(entry);
  const { addresses } = ports.chain;
  const { calls } = issuanceBatch({
    terms,
    termSheet: { sha256: termSheetHash, uri: `${input.origin}/api/v1/documents/${termSheetHash}` },
    contracts: addresses,
    attestors: ports.attestors.accounts,
    attestorThreshold: ports.attestors.threshold,
  });
  const { nonce, safeAddress, taking } = await nextNonce(ports);
  const proposal = propose(
    draftProposal({
      id,
      dealId: entry.id,
      orgId: entry.orgId,
      purpose: "issuance",
      subject: termSheetHash,
      livemode: ports.stage.livemode,
      chainId: ports.stage.chainId,
      safeAddress,
      multiSendCallOnly: addresses.multiSendCallOnly,
      nonce,
      calls,
      authorId: userId,
      createdAt: formatInstant(ports.clock.now()),
    }),
  );
  const changed: DealEntry = { ...entry, deal: transitionDeal(entry.deal, "proposed") };
  const event = newEvent(ports, "proposal.made.v1", entry.orgId, { proposalId: id, dealId: entry.id });
  await commitOrFail(ports.book, [put(proposals, proposal, 0), put(deals, changed, version), taking, publish(event)]);
  return { value: proposal, version: 1 };
}

function published({ id, deal }: DealEntry) {
  const { terms, termSheetHash, status } = deal;
  if (status === "published" && terms && termSheetHash !== undefined) return { terms, termSheetHash };
  throw new HeliographError({
    code: "DEAL_NOT_PUBLISHED",
    kind: "conflict",
    message: `The deal is ${status}; only a published one can be issued.`,
    remedy: "Structure and publish the deal, then propose its issuance.",
    data: { dealId: id, status },
  });
}
