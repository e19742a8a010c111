import * as z from "zod";
import { CountryCode, InvestorCategory } from "../../core/identity/kyc";
import { InstantIso } from "../../core/time/instant";

/** Where a person stands: identity check, wallet and register. */
export const KycView = z.object({
  /** `none` before the first check. */
  state: z.enum(["none", "pending", "verified", "rejected", "expired"]),
  country: CountryCode.nullable(),
  category: InvestorCategory.nullable(),
  /** The provider's page, while the check is pending. */
  checkUrl: z.url().nullable(),
  decidedAt: InstantIso.nullable(),
  verifiedUntil: InstantIso.nullable(),
  simulated: z.boolean(),
  walletAddress: z.string().nullable(),
  /** The wallet stands in the register on chain until the verification ends. */
  isRegistered: z.boolean(),
});
export type KycView = z.infer<typeof KycView>;
