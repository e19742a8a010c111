import * as z from "zod";

/** What changes of a proposal answer, as far as the page goes on with it: small, since it travels to the browser. */
export const ProposalChanged = z.object({
  value: z.object({ id: z.string(), safeTxHash: z.string(), status: z.string() }),
  version: z.number().int(),
});

/** What the page watches while it is open. */
export const ProposalWatched = z.object({ proposal: ProposalChanged });
