import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { idSchema } from "../ids/ids";
import { formatInstant, type Instant, InstantIso, parseInstant } from "../time/instant";

/** One lifecycle of a know-your-customer check. A verified person is checked again by a new pending round. */
export const KYC_TRANSITIONS = {
  pending: ["verified", "rejected", "expired"],
  verified: ["expired", "pending"],
  rejected: ["pending"],
  expired: ["pending"],
} as const satisfies Record<string, readonly string[]>;

export const KycState = z.enum(["pending", "verified", "rejected", "expired"]);
export type KycState = z.infer<typeof KycState>;

/** ISO 3166-1 alpha-2. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, "a country as two capital letters (ISO 3166-1)");

export const INVESTOR_CATEGORIES = ["retail", "professional", "institutional"] as const;
export const InvestorCategory = z.enum(INVESTOR_CATEGORIES);
export type InvestorCategory = z.infer<typeof InvestorCategory>;

export const KycRecord = z.strictObject({
  userId: idSchema("user"),
  checkId: z.string().min(1).max(200),
  state: KycState,
  country: CountryCode,
  category: InvestorCategory,
  startedAt: InstantIso,
  decidedAt: InstantIso.nullable(),
  verifiedUntil: InstantIso.nullable(),
  simulated: z.boolean(),
});
export type KycRecord = z.infer<typeof KycRecord>;

/** The state at `now`: a verification whose time has run out is expired, whether or not anybody has written so. */
export function kycStateAt(record: KycRecord, now: Instant): KycState {
  const lapsed = record.verifiedUntil !== null && parseInstant(record.verifiedUntil) <= now;
  return record.state === "verified" && lapsed ? "expired" : record.state;
}

export type KycDecision = {
  readonly state: KycState;
  readonly country: string;
  readonly decidedAt: Instant | null;
  readonly verifiedUntil: Instant | null;
};

/**
 * Takes the provider's decision over into the record. The same decision again changes nothing.
 * @throws HeliographError KYC_TRANSITION_INVALID, KYC_DECISION_INCOMPLETE
 */
export function applyKycDecision(record: KycRecord, decision: KycDecision): KycRecord {
  if (decision.state === record.state) return record;
  const allowed: readonly KycState[] = KYC_TRANSITIONS[record.state];
  if (!allowed.includes(decision.state)) {
    throw new HeliographError({
      code: "KYC_TRANSITION_INVALID",
      kind: "conflict",
      message: `A ${record.state} identity check cannot become ${decision.state}.`,
      remedy: "Start a new check.",
      data: { userId: record.userId, from: record.state, to: decision.state },
    });
  }
  if (decision.state === "verified" && decision.verifiedUntil === null) {
    throw new HeliographError({
      code: "KYC_DECISION_INCOMPLETE",
      message: "A verification without an end cannot be taken over.",
      remedy: "Ask the provider until when the verification holds.",
      data: { checkId: record.checkId },
    });
  }
  return KycRecord.parse({
    ...record,
    state: decision.state,
    country: decision.country,
    decidedAt: decision.decidedAt === null ? null : formatInstant(decision.decidedAt),
    verifiedUntil: decision.verifiedUntil === null ? null : formatInstant(decision.verifiedUntil),
  });
}
