import type { KycState } from "../../core/identity/kyc";
import type { Instant } from "../../core/time/instant";

export type KycCheckInput = {
  readonly userId: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2, as declared by the investor; the provider confirms or corrects it. */
  readonly country: string;
  readonly returnUrl: string;
  readonly idempotencyKey: string;
};

/** What the provider knows of one check. `verifiedUntil` and `country` stand once it is verified. */
export type KycCheck = {
  readonly checkId: string;
  readonly userId: string;
  readonly state: KycState;
  readonly country: string;
  readonly decidedAt: Instant | null;
  readonly verifiedUntil: Instant | null;
  readonly simulated: boolean;
};

export interface KycProvider {
  /** Opens a check and returns the page where the investor completes it. */
  startCheck(input: KycCheckInput): Promise<{ readonly checkId: string; readonly url: string }>;
  /** @throws HeliographError KYC_CHECK_NOT_FOUND */
  getCheck(checkId: string): Promise<KycCheck>;
}
