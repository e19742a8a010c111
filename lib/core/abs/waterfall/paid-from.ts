import type { WaterfallAccount } from "./waterfall-shapes";

/** What a period's transfers have taken out of an account [minor], as the engine or as evidence holds them. */
export function paidFrom(
  account: WaterfallAccount,
  {
    transfers,
  }: {
    readonly transfers: readonly { readonly from: WaterfallAccount; readonly amountMinor: bigint | string }[];
  },
): bigint {
  return transfers.reduce((sum, { from, amountMinor }) => (from === account ? sum + BigInt(amountMinor) : sum), 0n);
}
