import { sha256 } from "../../core/evidence/hash";
import { coinUnitsPerMinor } from "../../core/money/currency";
import { applyPaymentEvent } from "../../core/subscription/apply-payment-event";
import { formatInstant } from "../../core/time/instant";
import { once } from "../ports/book";
import type { CoinTransfer } from "../ports/chain";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { changeOrder, type OrderChange } from "./change-order";
import { type OrderEntry, orders } from "./order-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">;

/**
 * Looks for coin that the investor's wallet has sent to the Safe beside the desk: too much, too late, or in place of the
 * purchase. It counts as the order's money, so that it buys the tokens or goes back; each transfer is of one order, ever.
 */
export async function observeCoin(ports: Needs, orderId: string): Promise<void> {
  const { value: entry } = await requireStored(ports.book, orders, orderId);
  const { walletAddress, method } = entry.order;
  if (!entry.purchase || walletAddress === null || method !== "stablecoin") return;
  const { chain } = ports;
  const fromBlock = BigInt(entry.purchase.fromBlock);
  const sent = await chain.coin.transfers({ from: walletAddress, to: chain.addresses.safe, fromBlock });
  if (sent.length === 0) return;
  const bought = new Set((await chain.desk.deliveries(fromBlock)).map(({ transactionHash }) => transactionHash));
  for (const transfer of sent) {
    if (bought.has(transfer.transactionHash) || !(await isOurs(ports, orderId, transfer))) continue;
    await changeOrder(ports, orderId, ({ order, reviews }, now) => received(order, reviews, transfer, now));
  }
}

/** Claims a transfer for an order, once and for ever. */
async function isOurs({ book }: Needs, orderId: string, transfer: CoinTransfer): Promise<boolean> {
  const outcome = await book.commit([once(`coin-receipt/${idOf(transfer)}`, sha256(orderId))]);
  return outcome.ok || (outcome.refusal === "ALREADY_DONE" && outcome.sameInput);
}

function received(
  order: OrderEntry["order"],
  reviews: OrderEntry["reviews"],
  transfer: CoinTransfer,
  now: number,
): OrderChange | null {
  const { transactionHash, coinUnits } = transfer;
  const unit = coinUnitsPerMinor(order.due.currency);
  const transferId = idOf(transfer);
  if (order.receipts.some((receipt) => receipt.transferId === transferId)) return null;
  const amount = { currency: order.due.currency, minor: (coinUnits / unit).toString() };
  const rest = coinUnits % unit;
  const reason = `${rest} coin units of ${transferId} are less than a minor unit: the Safe must send them back.`;
  const review = rest === 0n || reviews.some((known) => known.reason === reason) ? {} : { review: reason };
  if (amount.minor === "0") return Object.keys(review).length === 0 ? null : review;
  const fact = { orderId: order.id, evidence: transactionHash, transferId, occurredAt: formatInstant(now) };
  const event = { kind: "funds-received", ...fact, method: "stablecoin", amount, finality: { kind: "final" } } as const;
  return { decision: applyPaymentEvent(order, event, now), ...review };
}

function idOf({ transactionHash, logIndex }: CoinTransfer): string {
  return `${transactionHash}:${logIndex}`;
}
