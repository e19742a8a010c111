import { CURRENCY_SCALE, type Currency } from "@/lib/core/money/currency";

/** Minor units as thousands of major ones, for drawing only: nothing that moves is computed from them. */
export function thousands(minor: bigint | number, currency: Currency): number {
  return Number(minor) / 10 ** CURRENCY_SCALE[currency] / 1_000;
}
