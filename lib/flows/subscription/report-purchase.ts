import type { Actor } from "../../core/identity/actor";
import { requireSelf } from "../../core/identity/authorise";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { observeCoin } from "./observe-coin";
import { observePurchase } from "./observe-purchase";
import { type OrderEntry, orders } from "./order-records";

/**
 * The investor's wallet says by which transaction it bought. The chain is believed, not the report: until the transaction
 * is mined nothing changes, and it may be reported again.
 * @throws HeliographError CHAIN_REVERTED when the transaction failed
 */
export async function reportPurchase(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  actor: Actor | null,
  input: { orderId: string; transactionHash: string },
): Promise<Stored<OrderEntry>> {
  const { value } = await requireStored(ports.book, orders, input.orderId);
  requireSelf(actor, value.order.investorId);
  const receipt = await ports.chain.status.receipt(input.transactionHash);
  if (receipt) {
    await observePurchase(ports, input.orderId);
    await observeCoin(ports, input.orderId);
  }
  return requireStored(ports.book, orders, input.orderId);
}
