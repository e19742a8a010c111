import type { TransferJson } from "@/lib/core/abs/waterfall/waterfall-result-json";

/** A bar of the drawing: what one step took from the cash, or brought to it. */
export type WaterfallBar = {
  readonly id: string;
  readonly transfer: TransferJson;
  /** Operating costs are one step with many invoices. */
  readonly count: number;
  /** Below zero where the reserve, released suspense or proceeds set aside brought cash in. */
  readonly paidMinor: bigint;
  readonly unpaidMinor: bigint;
};

/**
 * Steps of the drawing, in the order of payment: payments of one step to one receiver are one bar, what the reserve, released
 * suspense or proceeds set aside add is cash that came in before it, and the residual is what the drawing leaves over by itself.
 */
export function waterfallBars(transfers: readonly TransferJson[]): readonly WaterfallBar[] {
  const bars: WaterfallBar[] = [];
  for (const transfer of transfers) {
    if (transfer.kind === "residual") continue;
    const draw = drawBar(transfer);
    if (transfer.to.type === "account" && transfer.to.account === "collection") {
      bars.push(draw);
      continue;
    }
    const payment = paymentBar(bars, transfer);
    const place = bars.findIndex(({ id }) => id === payment.id);
    if (place >= 0) bars.splice(place, 1);
    if (transfer.from !== "collection" && draw.paidMinor !== 0n) bars.push(draw);
    bars.push(payment);
  }
  return bars;
}

/** What the reserve, released suspense or proceeds set aside bring in. */
function drawBar(transfer: TransferJson): WaterfallBar {
  const paidMinor = -BigInt(transfer.amountMinor);
  return { id: `${transfer.stepId} ${transfer.from}`, transfer, count: 1, paidMinor, unpaidMinor: 0n };
}

/** The bar of a payment, with what the same step has paid the same receiver before. */
function paymentBar(bars: readonly WaterfallBar[], transfer: TransferJson): WaterfallBar {
  const isCost = transfer.kind === "operating-cost";
  const id = isCost ? transfer.stepId : `${transfer.stepId} ${receiverOf(transfer)}`;
  const before = bars.find((bar) => bar.id === id);
  const open = BigInt(transfer.shortfallMinor);
  return {
    id,
    transfer: before?.transfer ?? transfer,
    count: (before?.count ?? 0) + 1,
    paidMinor: (before?.paidMinor ?? 0n) + BigInt(transfer.amountMinor),
    // Each invoice has its own shortfall; of an interest step the last transfer knows what is left open.
    unpaidMinor: isCost ? (before?.unpaidMinor ?? 0n) + open : open,
  };
}

function receiverOf({ to }: TransferJson): string {
  return to.type === "payee" ? to.payee : to.type === "tranche" ? to.trancheId : to.account;
}
