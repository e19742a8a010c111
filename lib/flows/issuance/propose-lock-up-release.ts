import { requireLockUpOver } from "../../core/deal/lock-up-release";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { releaseCall } from "../../core/issuance/lock-up-calls";
import { draftProposal, propose, type SafeProposal } from "../../core/issuance/proposal";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { nextNonce } from "../next-nonce";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { readAll } from "../read-all";
import { issuedDeal } from "../settlement/issued-period-records";

/**
 * Puts the end of a lock-up before the Safe's owners, once its last day is over: the wallet may send its tokens of each class
 * again. Asked again it finds the proposal that stands; one that failed or was replaced makes room for another.
 * @throws HeliographError DEAL_NOT_ISSUED, LOCK_UP_UNKNOWN, LOCK_UP_RUNNING
 */
export async function proposeLockUpRelease(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "safe">,
  actor: Actor | null,
  input: { readonly dealId: string; readonly wallet: string },
): Promise<Stored<SafeProposal>> {
  const { entry, terms, issuance } = await issuedDeal(ports, input.dealId);
  const { userId } = requireRole(actor, entry.orgId, ["issuer"]);
  const now = ports.clock.now();
  const wallet = input.wallet.toLowerCase();
  requireLockUpOver(terms, wallet, now);
  const subject = `lock-up ${wallet}`;
  const earlier = (await readAll((page) => ports.book.listByParent(proposals, entry.id, page))).filter(
    ({ value }) => value.subject === subject,
  );
  const standing = earlier.find(({ value }) => value.status !== "failed" && value.status !== "replaced");
  if (standing) return standing;
  const id = derivedId("proposal", `${subject} ${entry.id} ${earlier.length}`);
  const { nonce, safeAddress, taking } = await nextNonce(ports);
  const { multiSendCallOnly } = ports.chain.addresses;
  const proposal = propose(
    draftProposal({
      ...{ id, dealId: entry.id, orgId: entry.orgId, purpose: "administration", subject },
      ...{ livemode: ports.stage.livemode, chainId: ports.stage.chainId, safeAddress, multiSendCallOnly, nonce },
      calls: issuance.tranches.map(({ token }) => releaseCall(token, wallet)),
      ...{ authorId: userId, createdAt: formatInstant(now) },
    }),
  );
  const event = newEvent(ports, "proposal.made.v1", entry.orgId, { proposalId: id, dealId: entry.id });
  await commitOrFail(ports.book, [put(proposals, proposal, 0), taking, publish(event)]);
  return { value: proposal, version: 1 };
}
