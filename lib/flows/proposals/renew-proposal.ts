import { HeliographError } from "../../core/errors/heliograph-error";
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
 * Changes the calls of a proposal, or gives it a new place where the Safe has passed its nonce. Either way its hash is
 * another one, every signature is void, and the owners are asked again. A nonce that is still free is kept, so that no
 * gap stops what comes after it.
 * @throws HeliographError PROPOSAL_UNCHANGED
 */
export async function renewProposal(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "safe">,
  actor: Actor | null,
  input: { proposalId: string; version: number; calls?: readonly ProposalCall[] | undefined },
): Promise<Stored<SafeProposal>> {
  const { value: proposal } = await requireStored(ports.book, proposals, input.proposalId);
  requireRole(actor, proposal.orgId, ["issuer", "operator"]);
  const isPassed = (await ports.safe.state()).nonce > BigInt(proposal.nonce);
  const place = isPassed ? await nextNonce(ports) : null;
  const changed = changeCalls(proposal, {
    calls: input.calls ?? proposal.calls,
    nonce: place?.nonce ?? proposal.nonce,
  });
  if (changed.safeTxHash === proposal.safeTxHash) throw unchanged(proposal);
  const event = newEvent(ports, "proposal.renewed.v1", proposal.orgId, { proposalId: proposal.id });
  await commitOrFail(ports.book, [
    put(proposals, propose(changed), input.version),
    ...(place ? [place.taking] : []),
    publish(event),
  ]);
  return { value: propose(changed), version: input.version + 1 };
}

function unchanged(proposal: SafeProposal): HeliographError {
  return new HeliographError({
    code: "PROPOSAL_UNCHANGED",
    kind: "conflict",
    message: "The proposal would stay what it is; its signatures stand.",
    remedy: "Change its calls, or sign it as it is.",
    data: { proposal: proposal.id },
  });
}
