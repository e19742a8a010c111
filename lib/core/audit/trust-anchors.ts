import * as z from "zod";
import { Sha256Hex } from "../evidence/hash";

const Address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address: 0x and 40 hex digits");

/**
 * What an auditor has to know from outside the bundle in order to believe it: which chain and registry, which deal on which
 * terms, who attests and how many of them it takes, and which meters were enrolled.
 */
export const TrustAnchors = z.strictObject({
  schema: z.literal("heliograph.trust-anchors.v1"),
  chainId: z.number().int().positive(),
  registry: Address,
  dealKey: z.string().regex(/^0x[0-9a-f]{64}$/),
  dealHash: Sha256Hex,
  attestors: z.array(Address).min(1).max(16),
  threshold: z.number().int().positive().max(16),
  enrolmentRoot: Sha256Hex,
});
export type TrustAnchors = z.infer<typeof TrustAnchors>;
