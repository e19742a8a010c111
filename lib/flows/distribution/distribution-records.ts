import * as z from "zod";
import { WaterfallResultJson } from "../../core/abs/waterfall/waterfall-result-json";
import { NonNegativeMinor } from "../../core/deal/terms";
import { Entitlement } from "../../core/distribution/distribution";
import { RegisterSnapshot } from "../../core/distribution/register-snapshot";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import type { Attestation } from "../../core/issuance/attestation";
import { Bytes32, bytes32OfSha256, ChainAddress } from "../../core/issuance/hex";
import { Currency } from "../../core/money/currency";
import { TakenAttestation } from "../../core/settlement/attestation-quorum";
import { DistributionSet } from "../../core/settlement/distribution-set";
import { InstantIso } from "../../core/time/instant";
import { LocalDate, YearMonth } from "../../core/time/local-date";
import { defineCollection } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readStoredJson } from "../stored-json";

/**
 * computed -> attested (enough signatures) -> anchored on chain -> proposed to the Safe -> declared (executed) -> paid.
 * A distribution of nothing is paid as soon as it is anchored.
 */
export const DISTRIBUTION_STATES = ["computed", "attested", "anchored", "proposed", "declared", "paid"] as const;
export type DistributionState = (typeof DISTRIBUTION_STATES)[number];

/** The trustee's hold on a distribution, and its end. */
export const DistributionHold = z.strictObject({
  reason: z.string().min(1).max(500),
  heldBy: idSchema("user"),
  heldAt: InstantIso,
  releasedBy: idSchema("user").nullable(),
  releasedAt: InstantIso.nullable(),
});
export type DistributionHold = z.infer<typeof DistributionHold>;

/** One declaration of the CouponDistributor and how far its payment has come. */
export const DeclaredPayment = z.strictObject({
  distributionId: z.string(),
  declarationId: Bytes32,
  holders: z.number().int().nonnegative(),
  paidHolders: z.number().int().nonnegative(),
  /** Payment was tried and failed; the amount stays claimable. */
  unpaidHolders: z.number().int().nonnegative(),
  paidMinor: NonNegativeMinor,
});
export type DeclaredPayment = z.infer<typeof DeclaredPayment>;

/** What a deal pays its holders for one period: one a period, ever. */
export const DistributionRecord = z.strictObject({
  /** `dst_<deal>_<period>`. */
  id: z.string(),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  period: YearMonth,
  state: z.enum(DISTRIBUTION_STATES),
  statementId: z.string(),
  set: DistributionSet,
  distributionHash: Sha256Hex,
  files: z.strictObject({ register: Sha256Hex, waterfall: Sha256Hex, entitlements: Sha256Hex }),
  recordIndex: z.number().int().nonnegative(),
  paymentOn: LocalDate,
  attestations: z.array(TakenAttestation).max(16),
  attestorThreshold: z.number().int().positive(),
  computedAt: InstantIso,
  computedBy: idSchema("user"),
  attestedAt: InstantIso.nullable(),
  anchor: z.strictObject({ transactionHash: Bytes32, anchoredAt: InstantIso }).nullable(),
  holds: z.array(DistributionHold).max(50),
  /** Coin put into the Safe for it. `simulated`: minted by the test chain's faucet. */
  funding: z
    .strictObject({
      amountMinor: NonNegativeMinor,
      /** Null where the coin was there already. */
      transactionHash: Bytes32.nullable(),
      fundedAt: InstantIso,
      simulated: z.boolean(),
    })
    .nullable(),
  proposalId: idSchema("proposal").nullable(),
  executionHash: Bytes32.nullable(),
  payments: z.array(DeclaredPayment).max(16),
  declaredAt: InstantIso.nullable(),
  paidAt: InstantIso.nullable(),
});
export type DistributionRecord = z.infer<typeof DistributionRecord>;

export const distributions = defineCollection<DistributionRecord>({
  name: "distribution",
  schema: DistributionRecord,
  keysOf: ({ id, orgId, dealId, period }) => ({ id, orgId, parent: dealId, sort: period }),
});

export function periodDistributionId(dealId: string, period: string): string {
  return `dst_${dealId}_${period}`;
}

/** The hold that stands, if one does. */
export function standingHold({ holds }: DistributionRecord): DistributionHold | undefined {
  return holds.find((hold) => hold.releasedAt === null);
}

/** A holder's coupon or redemption: what the investor sees, and who may follow it to its meter. */
export const CouponRecord = z.strictObject({
  /** `<distribution>_<holder in lower case>`. */
  id: z.string(),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  dealName: z.string(),
  period: YearMonth,
  distributionId: z.string(),
  trancheId: idSchema("tranche"),
  trancheName: z.string(),
  symbol: z.string(),
  kind: z.enum(["coupon", "redemption"]),
  holder: ChainAddress,
  tokens: z.string(),
  currency: Currency,
  amountMinor: NonNegativeMinor,
  /** `unpaid`: payment failed; the holder can claim it. */
  state: z.enum(["paid", "unpaid"]),
  paidAt: InstantIso.nullable(),
  transactionHash: Bytes32.nullable(),
});
export type CouponRecord = z.infer<typeof CouponRecord>;

/** Listed by holder, newest period first. */
export const coupons = defineCollection<CouponRecord>({
  name: "coupon",
  schema: CouponRecord,
  keysOf: ({ id, orgId, holder, period, distributionId }) => ({
    id,
    orgId,
    parent: holder.toLowerCase(),
    sort: `${period} ${distributionId}`,
  }),
});

export function couponId(distributionId: string, holder: string): string {
  return `${distributionId}_${holder.toLowerCase()}`;
}

/** What attestors sign of a distribution, as the chain's ports take it. */
export function distributionAttestation(record: DistributionRecord): Attestation {
  return {
    kind: "distribution",
    dealId: record.dealId,
    period: record.period,
    statementHash: bytes32OfSha256(record.set.statementHash),
    distributionHash: bytes32OfSha256(record.distributionHash),
    totalMinor: BigInt(record.set.totalMinor),
  };
}

type Needs = Pick<Ports, "storage">;

export function readRegister({ storage }: Needs, record: DistributionRecord): Promise<RegisterSnapshot> {
  return readStoredJson(storage, record.files.register, RegisterSnapshot);
}

export function readWaterfall({ storage }: Needs, record: DistributionRecord): Promise<WaterfallResultJson> {
  return readStoredJson(storage, record.files.waterfall, WaterfallResultJson);
}

export function readEntitlements({ storage }: Needs, record: DistributionRecord): Promise<Entitlement[]> {
  return readStoredJson(storage, record.files.entitlements, z.array(Entitlement));
}
