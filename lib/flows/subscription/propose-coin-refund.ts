import { derivedId } from "../../core/ids/derived-id";
import { draftProposal, propose } from "../../core/issuance/proposal";
import { refundCall } from "../../core/issuance/refund-call";
import { fromJson } from "../../core/money/money";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { nextNonce } from "../next-nonce";
import { publish, put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import type { OrderEntry, PendingAction } from "./order-records";

/** Who stands as author where no person has asked: the order itself decided on its refund. */
const AUTHOR = derivedId("user", "decided by the order itself");

/**
 * Puts the refund of an order that was paid in coin before the Safe's owners: coin goes back to the wallet that it came from,
 * and to no other. One proposal a refund, ever; a repeat finds it.
 */
export async function proposeCoinRefund(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "safe">,
  { order }: OrderEntry,
  { refundId, amount }: Extract<PendingAction, { kind: "refund" }>,
): Promise<void> {
  const id = derivedId("proposal", `refund ${refundId}`);
  if (await ports.book.get(proposals, id)) return;
  const { walletAddress, dealId, orgId } = order;
  if (walletAddress === null) throw new Error(`${order.id} was paid in coin and has no wallet`);
  const { coin, multiSendCallOnly } = ports.chain.addresses;
  const { nonce, safeAddress, taking } = await nextNonce(ports);
  const proposal = propose(
    draftProposal({
      ...{ id, dealId, orgId, purpose: "refund", subject: refundId },
      ...{ livemode: ports.stage.livemode, chainId: ports.stage.chainId, safeAddress, multiSendCallOnly, nonce },
      calls: [refundCall({ coin, to: walletAddress, amount: fromJson(amount) })],
      ...{ authorId: AUTHOR, createdAt: formatInstant(ports.clock.now()) },
    }),
  );
  await commitOrFail(ports.book, [
    put(proposals, proposal, 0),
    taking,
    publish(newEvent(ports, "proposal.made.v1", orgId, { proposalId: id, dealId })),
  ]);
}
