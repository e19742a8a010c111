import { HeliographError } from "../../core/errors/heliograph-error";
import type { Clock } from "../../flows/ports/clock";
import type { PaymentProvider } from "../../flows/ports/payments";
import { paymentProvider } from "./payment-provider";

export type StripeAccountKeys = { readonly secretKey: string; readonly webhookSecret: string };

/**
 * The Stripe account of each deal's stations, by the deal's id: one a deal, so that nothing mixes.
 * The function throws HeliographError CHARGING_ACCOUNT_MISSING for a deal that was given none.
 */
export function chargingAccounts(options: {
  readonly mode: "test" | "live";
  readonly accounts: Readonly<Record<string, StripeAccountKeys>>;
  readonly clock: Clock;
}): (dealId: string) => PaymentProvider {
  const { mode, accounts, clock } = options;
  const opened = new Map<string, PaymentProvider>();
  return (dealId) => {
    const known = opened.get(dealId);
    if (known) return known;
    const keys = Object.hasOwn(accounts, dealId) ? accounts[dealId] : undefined;
    if (keys === undefined) {
      throw new HeliographError({
        code: "CHARGING_ACCOUNT_MISSING",
        message: `The drivers' payments of ${dealId} have no account.`,
        remedy: "Give the deal's account to the deployment in CHARGING_ACCOUNTS.",
        kind: "unavailable",
        data: { dealId },
      });
    }
    const provider = paymentProvider({ mode, ...keys, clock });
    opened.set(dealId, provider);
    return provider;
  };
}
