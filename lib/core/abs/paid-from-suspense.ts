import type { WaterfallAccount } from "./waterfall-shapes";

/** What a period's transfers have taken out of suspense [minor], as the engine or as evidence holds them. */
export function paidFromSuspense({
  transfers,
}: {
  readonly transfers: readonly { readonly from: WaterfallAccount; readonly amountMinor: bigint | string }[];
}): bigint {
  return transfers.reduce((sum, { from, amountMinor }) => (from === "suspense" ? sum + BigInt(amountMinor) : sum), 0n);
}
