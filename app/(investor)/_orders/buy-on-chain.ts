import type { Address, Hex } from "viem";
import { OrderView, PurchaseView, ReceiptView } from "@/lib/api/views/order-view";
import { apiFetch, apiSend } from "../../_api/browser";
import type { Wallet } from "../../_wallet/wallet";
import { WalletError } from "../../_wallet/wallet-error";

export type BuyPhase = "approving" | "buying" | "settling";

const LOOK_EVERY_MS = 1_000;
const LOOKS_MAX = 300;

/** Asks for the right to buy, and what it takes. */
export function preparePurchase(orderId: string): Promise<PurchaseView> {
  return apiSend({ method: "POST", path: `/orders/${orderId}/voucher`, schema: PurchaseView });
}

/**
 * Sends the purchase's calls from the wallet, each after the one before is mined, and reports the last one.
 * @throws ApiError, WalletError
 */
export async function buyOnChain(
  orderId: string,
  purchase: PurchaseView,
  wallet: Wallet,
  onPhase: (phase: BuyPhase) => void,
): Promise<OrderView> {
  let transactionHash: string | undefined;
  for (const [index, { to, data }] of purchase.calls.entries()) {
    onPhase(index === purchase.calls.length - 1 ? "buying" : "approving");
    transactionHash = await wallet.sendTransaction({ to: to as Address, data: data as Hex });
    await mined(transactionHash);
  }
  onPhase("settling");
  return apiSend({
    method: "POST",
    path: `/orders/${orderId}/purchase`,
    body: { transactionHash },
    schema: OrderView,
  });
}

async function mined(transactionHash: string): Promise<void> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const { isMined } = await apiFetch(`/me/transactions/${transactionHash}`, ReceiptView);
    if (isMined) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new WalletError("FAILED", `The transaction ${transactionHash} was sent and is not mined yet.`);
}
