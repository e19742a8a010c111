import * as z from "zod";
import { idSchema } from "../../core/ids/ids";
import { Bytes32, ChainAddress } from "../../core/issuance/hex";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

/** Test money that a person was given; each grant stands here before it is minted. */
export const TestCoinGrants = z.strictObject({
  userId: idSchema("user"),
  grants: z
    .array(
      z.strictObject({
        idempotencyKey: z.string(),
        wallet: ChainAddress,
        coins: z.int().positive(),
        grantedAt: InstantIso,
        transactionHash: Bytes32.nullable(),
      }),
    )
    .max(100),
});
export type TestCoinGrants = z.infer<typeof TestCoinGrants>;

export const testCoinGrants = defineCollection<TestCoinGrants>({
  name: "test-coin-grants",
  schema: TestCoinGrants,
  keysOf: ({ userId }) => ({ id: userId, orgId: userId }),
});
