import * as z from "zod";
import { DealRecord } from "../../core/deal/deal";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { Bytes32, ChainAddress } from "../../core/issuance/hex";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

/** A deal in the book: the domain's record, who made it, and where the figures of its projection are stored. */
export const DealEntry = z.strictObject({
  id: idSchema("deal"),
  orgId: idSchema("organisation"),
  deal: DealRecord,
  /** What stands on chain, once the Safe's batch was executed. */
  issuance: z
    .strictObject({
      proposalId: idSchema("proposal"),
      transactionHash: Bytes32,
      issuedAt: InstantIso,
      tranches: z.array(
        z.strictObject({
          trancheId: idSchema("tranche"),
          symbol: z.string(),
          token: ChainAddress,
          capTokens: z.string().regex(/^[1-9]\d{0,20}$/),
        }),
      ),
    })
    .optional(),
  /** ProjectionFile as canonical JSON. */
  projectionHash: Sha256Hex.optional(),
  createdBy: idSchema("user"),
  createdAt: InstantIso,
  updatedAt: InstantIso,
  inputHash: Sha256Hex,
});
export type DealEntry = z.infer<typeof DealEntry>;

export const deals = defineCollection<DealEntry>({
  name: "deal",
  schema: DealEntry,
  keysOf: ({ id, orgId, createdAt }) => ({ id, orgId, sort: createdAt }),
});
