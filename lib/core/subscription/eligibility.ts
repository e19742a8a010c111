import * as z from "zod";
import { CountryCode, InvestorCategory, type KycRecord, kycStateAt } from "../identity/kyc";
import type { Instant } from "../time/instant";

/** Why an investor cannot order, as stable codes. */
export const EligibilityRefusal = z.enum([
  "KYC_MISSING",
  "KYC_PENDING",
  "KYC_REJECTED",
  "KYC_EXPIRED",
  "JURISDICTION_CLOSED",
  "CATEGORY_NOT_ADMITTED",
  "WALLET_NOT_LINKED",
  "BELOW_MINIMUM",
  "ABOVE_REMAINING",
]);
export type EligibilityRefusal = z.infer<typeof EligibilityRefusal>;

/** To whom a tranche is offered. */
export const OfferingRules = z.strictObject({
  openCountries: z.array(CountryCode).min(1).max(250),
  admittedCategories: z.array(InvestorCategory).min(1),
  minimumTokens: z.int().positive(),
});
export type OfferingRules = z.infer<typeof OfferingRules>;

export type EligibilityInput = {
  readonly rules: OfferingRules;
  readonly kyc: KycRecord | null;
  readonly walletAddress: string | null;
  readonly tokens: number;
  readonly remainingTokens: number;
};

/** Every reason at once, in a fixed order, so that nobody has to find them one by one; an empty list is eligible. */
export function checkEligibility(input: EligibilityInput, now: Instant): EligibilityRefusal[] {
  const { rules, kyc } = input;
  const refusals: EligibilityRefusal[] = [];
  const kycRefusal = kycRefusalOf(kyc, now);
  if (kycRefusal) refusals.push(kycRefusal);
  if (kyc && !rules.openCountries.includes(kyc.country)) refusals.push("JURISDICTION_CLOSED");
  if (kyc && !rules.admittedCategories.includes(kyc.category)) refusals.push("CATEGORY_NOT_ADMITTED");
  if (!input.walletAddress) refusals.push("WALLET_NOT_LINKED");
  if (input.tokens < rules.minimumTokens) refusals.push("BELOW_MINIMUM");
  if (input.tokens > input.remainingTokens) refusals.push("ABOVE_REMAINING");
  return refusals;
}

function kycRefusalOf(kyc: KycRecord | null, now: Instant): EligibilityRefusal | null {
  if (!kyc) return "KYC_MISSING";
  const state = kycStateAt(kyc, now);
  switch (state) {
    case "verified":
      return null;
    case "pending":
      return "KYC_PENDING";
    case "rejected":
      return "KYC_REJECTED";
    case "expired":
      return "KYC_EXPIRED";
    default:
      return state satisfies never;
  }
}
