import { applyPaymentEvent } from "../../core/subscription/apply-payment-event";
import { formatInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";
import { proposals } from "../proposals/proposal-records";
import { requireStored } from "../require-stored";
import { changeOrder } from "./change-order";

const REFUND = /^rfd_(ord_[0-9A-HJKMNP-TV-Z]{26})_\d+$/;

/**
 * Follows an executed proposal: the coin has gone back, and the order says so with its posting. Proposals of other purposes
 * pass by. Runs again without effect.
 */
export async function settleCoinRefund(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  proposalId: string,
): Promise<void> {
  const { value: proposal } = await requireStored(ports.book, proposals, proposalId);
  const { purpose, status, transactionHash, subject: refundId } = proposal;
  if (purpose !== "refund" || status !== "executed" || transactionHash === null) return;
  const orderId = REFUND.exec(refundId)?.[1];
  if (orderId === undefined) throw new Error(`${proposalId} refunds ${refundId}, which is of no order`);
  await changeOrder(ports, orderId, ({ order }, now) => {
    const refund = order.refunds.find((candidate) => candidate.refundId === refundId);
    if (!refund) throw new Error(`${orderId} knows no refund ${refundId}`);
    const amount = { currency: order.due.currency, minor: refund.amountMinor };
    const fact = { orderId, refundId, providerRefundId: transactionHash, evidence: transactionHash };
    const occurredAt = formatInstant(now);
    return { decision: applyPaymentEvent(order, { kind: "refund-settled", ...fact, amount, occurredAt }, now) };
  });
}
