import { HeliographError } from "../../core/errors/heliograph-error";
import { Currency } from "../../core/money/currency";
import { type Money, money } from "../../core/money/money";

/** Stripe takes at most 12 digits for one amount. */
const LARGEST = 999_999_999_999n;

/** Minor units as Stripe's integer. @throws HeliographError PAYMENT_AMOUNT_OUT_OF_RANGE */
export function toStripeAmount(amount: Money): { amount: number; currency: string } {
  if (amount.minor <= 0n || amount.minor > LARGEST) {
    throw new HeliographError({
      code: "PAYMENT_AMOUNT_OUT_OF_RANGE",
      message: "A payment must be positive and have at most 12 digits.",
      remedy: "Split the payment, or use another way to pay.",
      data: { minor: amount.minor.toString(), currency: amount.currency },
    });
  }
  return { amount: Number(amount.minor), currency: amount.currency.toLowerCase() };
}

/** @throws ZodError on a currency that no deal has, RangeError on a fraction */
export function fromStripeAmount(amount: number, currency: string): Money {
  return money(Currency.parse(currency.toUpperCase()), BigInt(amount));
}
