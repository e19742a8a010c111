import * as z from "zod";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { YearMonth } from "../time/local-date";

export const MANIFEST_NAME = "manifest.json";

/** What a bundle says of itself: what it is about, where its attestations are anchored, and the hash of each other file. */
export const BundleManifest = z.strictObject({
  schema: z.literal("heliograph.evidence-bundle.v1"),
  dealId: idSchema("deal"),
  period: YearMonth,
  version: z.number().int().positive().max(65_535),
  statementId: z.string(),
  /** Statement anchored before this one; 64 zeros when none is. */
  previousHash: Sha256Hex,
  chainId: z.number().int().positive(),
  registry: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  /** False for simulated money. */
  livemode: z.boolean(),
  files: z.record(z.string(), Sha256Hex),
});
export type BundleManifest = z.infer<typeof BundleManifest>;
