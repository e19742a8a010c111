import * as z from "zod";
import { TransferJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import { ChargingSession } from "@/lib/core/charging-records/charging-session";
import { Entitlement } from "@/lib/core/distribution/distribution";
import { InclusionProof } from "@/lib/core/evidence/merkle";
import { Currency } from "@/lib/core/money/currency";
import { TrancheDistribution } from "@/lib/core/settlement/distribution-set";
import { StatementLine } from "@/lib/core/settlement/statement-line";

/** A coupon or redemption of one holder. */
export const Coupon = z.object({
  id: z.string(),
  dealName: z.string(),
  period: z.string(),
  distributionId: z.string(),
  trancheId: z.string(),
  trancheName: z.string(),
  symbol: z.string(),
  kind: z.enum(["coupon", "redemption"]),
  holder: z.string(),
  tokens: z.string(),
  currency: Currency,
  amountMinor: z.string(),
  state: z.enum(["paid", "unpaid"]),
  paidAt: z.string().nullable(),
  transactionHash: z.string().nullable(),
});
export type Coupon = z.infer<typeof Coupon>;

export const CouponPage = z.object({
  items: z.array(z.object({ value: Coupon })),
  cursor: z.string().nullable(),
});

const Proven = z.object({ text: z.string(), proof: InclusionProof });
const NamedProof = Proven.extend({ name: z.string() });
export type NamedProof = z.infer<typeof NamedProof>;

const TracedLine = z.object({
  line: StatementLine,
  lineProof: Proven,
  session: ChargingSession.nullable(),
  evidence: z.array(NamedProof),
  readings: z.array(NamedProof),
});
export type TracedLine = z.infer<typeof TracedLine>;

/** A coupon with the way of its cents back to the meters. */
export const TracedCoupon = z.object({
  coupon: Coupon,
  trace: z.object({
    entitlement: Entitlement,
    entitlementProof: Proven,
    distribution: TrancheDistribution,
    distributionHash: z.string(),
    transfers: z.array(TransferJson),
    statementHash: z.string(),
    linesRoot: z.string(),
    evidenceRoot: z.string(),
    distributableMinor: z.string(),
    lineCount: z.number().int(),
    lines: z.array(TracedLine),
  }),
});
export type TracedCoupon = z.infer<typeof TracedCoupon>;
export type CouponTrace = TracedCoupon["trace"];
