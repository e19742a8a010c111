import * as z from "zod";
import { SafeProposal } from "@/lib/core/issuance/proposal";

export const StoredProposal = z.object({ value: SafeProposal, version: z.number().int() });
export type StoredProposal = z.infer<typeof StoredProposal>;

const DecodedCall = z.object({
  to: z.string(),
  value: z.string(),
  data: z.string(),
  contract: z.string().nullable(),
  label: z.string().nullable(),
  function: z.string().nullable(),
  args: z.array(z.object({ name: z.string(), type: z.string(), value: z.json() })),
  sentence: z.object({ key: z.string(), values: z.record(z.string(), z.string()) }),
});
export type DecodedCall = z.infer<typeof DecodedCall>;

/** A proposal with all that a signer needs to decide. */
export const ProposalReview = z.object({
  proposal: StoredProposal,
  calls: z.array(DecodedCall),
  safe: z.object({
    address: z.string(),
    owners: z.array(z.string()),
    threshold: z.number().int(),
    nonce: z.string(),
  }),
  wouldSucceed: z.object({ ok: z.boolean(), detail: z.string() }).nullable(),
});
export type ProposalReview = z.infer<typeof ProposalReview>;
