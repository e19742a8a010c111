import { CURRENCY_SCALE, type Currency } from "@/lib/core/money/currency";

/** Decimals beyond the minor unit: one token earns fractions of a cent. */
const EXTRA_DECIMALS = 4;

/** What one token earned, in major units, rounded down; for reading, never for paying. */
export function perToken(coupon: {
  readonly amountMinor: string;
  readonly tokens: string;
  readonly currency: Currency;
}): string {
  const tokens = BigInt(coupon.tokens);
  const decimals = CURRENCY_SCALE[coupon.currency] + EXTRA_DECIMALS;
  const units = tokens === 0n ? 0n : (BigInt(coupon.amountMinor) * 10n ** BigInt(EXTRA_DECIMALS)) / tokens;
  const digits = units.toString().padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
