import * as z from "zod";

/** ISO 4217 codes that a deal may be denominated in, with their minor-unit exponent. */
export const CURRENCY_SCALE = { EUR: 2, USD: 2, GBP: 2, CHF: 2, CNY: 2, HKD: 2 } as const;

export const Currency = z.enum(["EUR", "USD", "GBP", "CHF", "CNY", "HKD"]);
export type Currency = z.infer<typeof Currency>;

/** Decimals of the stablecoin that mirrors a currency on chain. */
export const COIN_SCALE = 6;

/**
 * Chain units of one minor unit: 10^(6-2) = 10 000. Entitlements are floored to the minor unit, so that amounts on
 * chain are exact multiples of it.
 */
export function coinUnitsPerMinor(currency: Currency): bigint {
  return 10n ** BigInt(COIN_SCALE - CURRENCY_SCALE[currency]);
}
