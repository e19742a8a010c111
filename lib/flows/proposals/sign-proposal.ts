import { HeliographError } from "../../core/errors/heliograph-error";
import type { Refusal } from "../../core/errors/refusal";
import type { Actor } from "../../core/identity/actor";
import { addSignature, type SafeProposal } from "../../core/issuance/proposal";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { proposals } from "./proposal-records";

/**
 * Takes an owner's EIP-712 signature of exactly the hash that stands. The signature itself is the authority: it is
 * checked against the Safe's owners on chain; the role only lets a person reach this step.
 * @throws HeliographError with the refusal's code: NOT_OPEN_FOR_SIGNING, PROPOSAL_CHANGED, ALREADY_SIGNED,
 * SIGNATURE_INVALID, NOT_AN_OWNER
 */
export async function signProposal(
  ports: Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "safe">,
  actor: Actor | null,
  input: { proposalId: string; safeTxHash: string; signature: string },
): Promise<Stored<SafeProposal>> {
  const { value: proposal, version } = await requireStored(ports.book, proposals, input.proposalId);
  requireFreshRole(ports, actor, proposal.orgId, ["signer"]);
  const checked = await ports.safe.checkSignature(input.safeTxHash, input.signature);
  if (!checked.ok) throw refused(checked);
  const { threshold } = await ports.safe.state();
  const signature = { ...checked.value, signedAt: formatInstant(ports.clock.now()) };
  const added = addSignature(proposal, signature, { safeTxHash: input.safeTxHash, threshold });
  if (!added.ok) throw refused(added);
  const event = newEvent(ports, "proposal.signed.v1", proposal.orgId, { proposalId: proposal.id });
  await commitOrFail(ports.book, [put(proposals, added.value, version), publish(event)]);
  return { value: added.value, version: version + 1 };
}

function refused({ refusal, detail }: Refusal): HeliographError {
  return new HeliographError({
    code: refusal,
    kind: "conflict",
    message: detail,
    remedy: "Read the proposal again, compare its hash with your wallet's, and sign what stands now.",
  });
}
