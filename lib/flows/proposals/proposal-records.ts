import * as z from "zod";
import { ChainAddress } from "../../core/issuance/hex";
import { SafeProposal } from "../../core/issuance/proposal";
import { defineCollection } from "../ports/book";

/** Every proposal of the product, in the order of its Safe's nonces. */
export const proposals = defineCollection<SafeProposal>({
  name: "proposal",
  schema: SafeProposal,
  keysOf: ({ id, orgId, dealId, createdAt }) => ({ id, orgId, parent: dealId, sort: createdAt }),
});

const SafeQueue = z.strictObject({ safeAddress: ChainAddress, nextNonce: z.number().int().nonnegative() });
export type SafeQueue = z.infer<typeof SafeQueue>;

/** Which nonces of a Safe are spoken for: proposals of all organisations queue behind one another. */
export const safeQueues = defineCollection<SafeQueue>({
  name: "safe-queue",
  schema: SafeQueue,
  keysOf: ({ safeAddress }) => ({ id: safeAddress, orgId: safeAddress }),
});
