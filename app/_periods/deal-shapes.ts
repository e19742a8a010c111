import * as z from "zod";
import { DealTerms } from "@/lib/core/deal/terms";

/** A deal as far as the pages of its periods need it; it has periods once it is issued. */
export const PeriodicDeal = z.object({
  value: z.object({
    id: z.string(),
    orgId: z.string(),
    deal: z.object({ name: z.string(), status: z.string(), terms: DealTerms.optional() }),
    issuance: z.object({ issuedAt: z.string(), transactionHash: z.string() }).optional(),
  }),
});
export type PeriodicDeal = z.infer<typeof PeriodicDeal>;
