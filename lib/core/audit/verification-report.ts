/** One thing that was checked. `where` names the file, line or party that is wrong. */
export type VerificationCheck = {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly where?: string;
};

/**
 * `authenticated`: recomputed, and signed or anchored by whom the auditor trusts. `consistent`: recomputed, but nothing from
 * outside the bundle says who made it. `failed`: something in it is wrong.
 */
export type VerificationVerdict = "authenticated" | "consistent" | "failed";

export type VerificationReport = {
  readonly verdict: VerificationVerdict;
  readonly checks: readonly VerificationCheck[];
  /** What the bundle comes to; absent where it could not be recomputed. Amounts in minor units. */
  readonly summary?: {
    readonly statementId: string;
    readonly currency: string;
    readonly livemode: boolean;
    readonly statementHash: string;
    readonly distributionHash: string;
    readonly envelopes: number;
    readonly sessions: number;
    readonly availableFundsMinor: string;
    readonly distributableMinor: string;
    readonly distributedMinor: string;
    readonly holders: number;
  };
};
