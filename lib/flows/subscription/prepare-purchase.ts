import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSelf } from "../../core/identity/authorise";
import { coinUnitsPerMinor } from "../../core/money/currency";
import { awaitPayment } from "../../core/subscription/place-order";
import { formatInstant, type Instant, parseInstant } from "../../core/time/instant";
import type { ChainCall, PurchaseVoucher } from "../ports/chain";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { advanceOrder } from "./advance-order";
import { changeOrder } from "./change-order";
import { type OrderEntry, orders } from "./order-records";
import { VOUCHER_TERM_MS } from "./voucher-term";

export type Purchase = {
  readonly voucher: PurchaseVoucher;
  /** What the investor's wallet sends, in this order: approve the coin, buy. */
  readonly calls: readonly ChainCall[];
  /** What the wallet holds of the coin [coin units]. */
  readonly balanceUnits: bigint;
};

/**
 * Gives the investor's wallet the right to buy the order's tokens with the coin, for a quarter of an hour. That it was
 * given stands in the order before the voucher is signed.
 * @throws HeliographError ORDER_NOT_PAYABLE, IDENTITY_NOT_REGISTERED
 */
export async function preparePurchase(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  actor: Actor | null,
  orderId: string,
): Promise<Purchase> {
  const { value: found } = await requireStored(ports.book, orders, orderId);
  requireSelf(actor, found.order.investorId);
  const { value: stored } = await advanceOrder(ports, orderId);
  const { walletAddress } = stored.order;
  if (walletAddress === null || !isPayable(stored)) throw notPayable(stored);
  const { chain } = ports;
  if (!(await chain.identities.isEligible(walletAddress))) throw notRegistered(orderId);
  const head = await chain.status.head();
  const { value: entry } = await changeOrder(ports, orderId, (current, now) => {
    if (!isPayable(current)) throw notPayable(current);
    const expiresAt = termOf(current, Math.max(now, head.blockTime));
    return {
      purchase: {
        fromBlock: current.purchase?.fromBlock ?? head.blockNumber.toString(),
        voucherExpiresAt: formatInstant(expiresAt),
      },
      ...(current.order.state === "committed"
        ? { decision: awaitPayment(current.order, { paymentId: null, checkoutUrl: null }, now) }
        : {}),
    };
  });
  const { order, token, purchase } = entry;
  if (!purchase) throw notPayable(entry);
  const voucher: PurchaseVoucher = {
    ...{ orderId, token, buyer: walletAddress, tokens: BigInt(order.tokens) },
    priceUnits: BigInt(order.due.minor) * coinUnitsPerMinor(order.due.currency),
    expiresAt: parseInstant(purchase.voucherExpiresAt),
  };
  const signature = await chain.desk.signVoucher(voucher);
  return {
    voucher,
    calls: chain.desk.purchaseCalls(voucher, signature),
    balanceUnits: await chain.coin.balanceOf(walletAddress),
  };
}

function isPayable({ order }: OrderEntry): boolean {
  return order.method === "stablecoin" && (order.state === "committed" || order.state === "awaiting-payment");
}

/** In whole seconds, never beyond the order itself, and never shorter than one that was given before. */
function termOf({ order, purchase }: OrderEntry, from: Instant): Instant {
  const orderEnd = order.expiresAt === null ? from : parseInstant(order.expiresAt);
  const before = purchase ? parseInstant(purchase.voucherExpiresAt) : 0;
  const end = Math.max(Math.min(orderEnd, from + VOUCHER_TERM_MS), before);
  return Math.floor(end / 1000) * 1000;
}

function notPayable({ order }: OrderEntry): HeliographError {
  return new HeliographError({
    code: "ORDER_NOT_PAYABLE",
    kind: "conflict",
    message: `An order by ${order.method} that is ${order.state} is not paid by a wallet.`,
    remedy: "Read the order again: it says what happens next.",
    data: { orderId: order.id, state: order.state, method: order.method },
  });
}

function notRegistered(orderId: string): HeliographError {
  return new HeliographError({
    code: "IDENTITY_NOT_REGISTERED",
    kind: "conflict",
    message: "Your wallet does not stand in the register of holders yet.",
    remedy: "It is entered within a minute of your verification; then try again.",
    data: { orderId },
  });
}
