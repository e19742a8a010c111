import * as z from "zod";
import { ProjectionTable } from "@/lib/core/abs/projection/projection-table";
import { MonthlyCashFlow } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { DealRecord } from "@/lib/core/deal/deal";
import { SafeProposal } from "@/lib/core/issuance/proposal";

const Projection = z.object({
  poolMonths: z.array(MonthlyCashFlow),
  base: ProjectionTable,
  downside: ProjectionTable,
  downsideShockBps: z.number().int(),
  breakEvenBps: z.record(z.string(), z.number().int().nullable()),
});
export type Projection = z.infer<typeof Projection>;

const DealEntry = z.object({
  id: z.string(),
  orgId: z.string(),
  deal: DealRecord,
  issuance: z
    .object({
      proposalId: z.string(),
      transactionHash: z.string(),
      issuedAt: z.string(),
      tranches: z.array(
        z.object({ trancheId: z.string(), symbol: z.string(), token: z.string(), capTokens: z.string() }),
      ),
    })
    .optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type DealEntry = z.infer<typeof DealEntry>;

export const Deal = z.object({ value: DealEntry, version: z.number().int() });
export type Deal = z.infer<typeof Deal>;

/** A deal with its projection, which is there from `structured` on. */
export const DealView = Deal.extend({ projection: Projection.nullable() });
export type DealView = z.infer<typeof DealView>;

export const Proposal = z.object({ value: SafeProposal });
export type Proposal = z.infer<typeof Proposal>;
