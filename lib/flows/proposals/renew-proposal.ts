import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { changeCalls, type ProposalCall, propose, type SafeProposal } from "../../core/issuance/proposal";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { nextNonce } from "../next-nonce";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { proposals } from "./proposal-records";

/**
 * Changes the calls of a proposal, or only gives it a new place in the Safe's queue. Either way its hash is another one,
 * every signature is void, and the owners are asked again.
 */
export async function renewProposal(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "safe">,
  actor: Actor | null,
  input: { proposalId: string; version: number; calls?: readonly ProposalCall[] | undefined },
): Promise<Stored<SafeProposal>> {
  const { value: proposal } = await requireStored(ports.book, proposals, input.proposalId);
  requireRole(actor, proposal.orgId, ["issuer", "operator"]);
  const { nonce, taking } = await nextNonce(ports);
  const changed = propose(changeCalls(proposal, { calls: input.calls ?? proposal.calls, nonce }));
  const event = newEvent(ports, "proposal.renewed.v1", proposal.orgId, { proposalId: proposal.id });
  await commitOrFail(ports.book, [put(proposals, changed, input.version), taking, publish(event)]);
  return { value: changed, version: input.version + 1 };
}
