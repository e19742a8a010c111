"use client";

import type { OrderView } from "@/lib/api/views/order-view";
import type { WalletStage } from "../../_wallet/wallet";
import { BuyWithWallet } from "./buy-with-wallet";
import { CancelOrder } from "./cancel-order";
import { PayByPage } from "./pay-by-page";

/** What the investor can do with the order now: pay it, or withdraw. */
export function OrderActions({ view, stage }: { readonly view: OrderView; readonly stage: WalletStage }) {
  const { order, next } = view;
  const isPayable = next.kind === "pay" || next.kind === "wait-for-payment" || next.kind === "pay-the-rest";
  return (
    <>
      {isPayable &&
        (order.method === "stablecoin" ? <BuyWithWallet view={view} stage={stage} /> : <PayByPage view={view} />)}
      {next.canCancel && order.state !== "not-eligible" && <CancelOrder view={view} />}
    </>
  );
}
