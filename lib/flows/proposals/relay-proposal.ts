import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { ROLES } from "../../core/identity/roles";
import { markExecuted, markRelayed, type SafeProposal } from "../../core/issuance/proposal";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { proposals } from "./proposal-records";

/**
 * Sends a signed batch to the chain; anybody of the organisation may, since the owners' signatures decide. The relay key
 * is the hash that was signed, so a repeat after any crash finds the same transaction.
 * @throws HeliographError SIGNATURES_MISSING, NONCE_USED, NONCE_NOT_REACHED, CALL_WOULD_FAIL
 */
export async function relayProposal(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "safe">,
  actor: Actor | null,
  proposalId: string,
): Promise<Stored<SafeProposal>> {
  const stored = await requireStored(ports.book, proposals, proposalId);
  const { value: proposal, version } = stored;
  requireRole(actor, proposal.orgId, ROLES);
  if (proposal.status === "executed") return stored;
  const outcome = await ports.safe.execute(
    `safe_${proposal.safeTxHash}`,
    { calls: proposal.calls, nonce: BigInt(proposal.nonce), safeTxHash: proposal.safeTxHash },
    proposal.signatures,
  );
  if (!outcome.ok) {
    throw new HeliographError({
      code: outcome.refusal,
      kind: "conflict",
      message: outcome.detail,
      remedy: "Nothing was sent. Read the proposal again; it needs more signatures, its turn, or to be made anew.",
      data: { proposalId },
    });
  }
  const executed = markExecuted(markRelayed(proposal, outcome.value.transactionHash));
  const event = newEvent(ports, "proposal.executed.v1", proposal.orgId, { proposalId, dealId: proposal.dealId });
  await commitOrFail(ports.book, [put(proposals, executed, version), publish(event)]);
  return { value: executed, version: version + 1 };
}
