import * as z from "zod";
import { KycRecord } from "../../core/identity/kyc";
import { idSchema } from "../../core/ids/ids";
import { Bytes32, ChainAddress } from "../../core/issuance/hex";
import { InstantIso } from "../../core/time/instant";
import { defineCollection } from "../ports/book";

const Registered = z.strictObject({ wallet: ChainAddress, until: InstantIso });

/** What the product knows of a person's identity check, and of their wallet's place in the register on chain. */
export const KycEntry = z.strictObject({
  userId: idSchema("user"),
  record: KycRecord,
  /** Counts the checks of this person; names the provider's check together with the user. */
  attempt: z.int().positive(),
  /** The provider's page, while the check is pending. */
  checkUrl: z.url(),
  /** The registration that was asked for last; the event that carries it out stands with it. */
  requested: Registered.nullable(),
  /** What stands on chain. */
  registration: Registered.extend({ transactionHash: Bytes32 }).nullable(),
});
export type KycEntry = z.infer<typeof KycEntry>;

/** One entry a person: it belongs to nobody else. */
export const kycEntries = defineCollection<KycEntry>({
  name: "kyc",
  schema: KycEntry,
  keysOf: ({ userId }) => ({ id: userId, orgId: userId }),
});
