import { CURRENCY_SCALE, type Currency } from "@/lib/core/money/currency";

/** One token earns fractions of a cent. */
export const PER_TOKEN_DECIMALS = 6;

/** What one token earned, in major units, rounded down; for reading, never for paying. */
export function perToken(coupon: {
  readonly amountMinor: string;
  readonly tokens: string;
  readonly currency: Currency;
}): string {
  const tokens = BigInt(coupon.tokens);
  const scale = 10n ** BigInt(PER_TOKEN_DECIMALS - CURRENCY_SCALE[coupon.currency]);
  const units = tokens === 0n ? 0n : (BigInt(coupon.amountMinor) * scale) / tokens;
  const digits = units.toString().padStart(PER_TOKEN_DECIMALS + 1, "0");
  return `${digits.slice(0, -PER_TOKEN_DECIMALS)}.${digits.slice(-PER_TOKEN_DECIMALS)}`;
}
