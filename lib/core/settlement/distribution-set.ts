import * as z from "zod";
import { NonNegativeMinor } from "../deal/terms";
import { hashOf, Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { Currency } from "../money/currency";
import { InstantIso } from "../time/instant";
import { YearMonth } from "../time/local-date";

/** Coupon or redemption of one tranche for one period: tranche = retained + total, total = entitled + dust. */
export const TrancheDistribution = z.strictObject({
  id: z.string(),
  trancheId: idSchema("tranche"),
  kind: z.enum(["coupon", "redemption"]),
  sequence: z.number().int().positive(),
  /** What the waterfall pays the whole tranche. */
  trancheMinor: NonNegativeMinor,
  /** Part of the tokens that do not circulate (unsold, the Safe's, in escrow): it stays with the deal. */
  retainedMinor: NonNegativeMinor,
  /** What is declared for the holders on chain. */
  totalMinor: NonNegativeMinor,
  recordIndex: z.number().int().nonnegative(),
  recordAt: InstantIso,
  circulatingTokens: z.string(),
  holders: z.number().int().nonnegative(),
  /** Sum of the holders' amounts. */
  entitledMinor: NonNegativeMinor,
  /** What rounding down leaves over; it goes back to the deal and is cash of a later period. */
  dustMinor: NonNegativeMinor,
  /** Merkle root of the entitlements, in the order of the holders' addresses. */
  entitlementsRoot: Sha256Hex,
});
export type TrancheDistribution = z.infer<typeof TrancheDistribution>;

/** All that a deal pays its holders for one period: what attestors sign beside the statement. */
export const DistributionSet = z.strictObject({
  schema: z.literal("heliograph.distribution.v1"),
  dealId: idSchema("deal"),
  period: YearMonth,
  currency: Currency,
  statementHash: Sha256Hex,
  waterfallHash: Sha256Hex,
  /** Hash of the state that the next period opens with. */
  closingStateHash: Sha256Hex,
  registerHash: Sha256Hex,
  distributions: z.array(TrancheDistribution).max(16),
  /** Declared for all holders. */
  totalMinor: NonNegativeMinor,
  /** Paid by the waterfall to tranches, but to tokens that do not circulate; cash of the next period. */
  retainedMinor: NonNegativeMinor,
  /** What rounding leaves over in all; cash of the next period. */
  dustMinor: NonNegativeMinor,
  /** Cash in suspense when the period is distributed. */
  suspenseMinor: NonNegativeMinor,
});
export type DistributionSet = z.infer<typeof DistributionSet>;

/** SHA-256 of the set's canonical JSON: what attestors sign and the registry anchors. */
export function distributionHash(set: DistributionSet): Sha256Hex {
  return hashOf(set);
}
